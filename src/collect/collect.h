#pragma once
// Collects the evidence of one case: a namespace of its own, the steps, and the cleanup. Never
// decides.

#include <functional>
#include <string>

#include "collect/session.h"

namespace seaworthy::collect {

/// What the run found out before, and what the case needs to know of it; recorded as its first
/// facts.
struct Preparation {
  std::vector<Json> features;  ///< of those the case needs: {name, present, values, lists}
  Json matrix;                 ///< {NAME: value} of this instance, or an empty object
  Json vendor;                 ///< the vendor table of the instance's driver, or null
  Variables variables;
};

class Collector {
 public:
  /// `environment` and `test` must outlive it.
  Collector(Environment& environment, const spec::Case& test, Preparation preparation,
            FactSink sink);

  /// Runs the steps until one could not be done or did not come true. Everything that goes wrong
  /// becomes a fact; throws only where the sink cannot take facts.
  void run_steps(const Context& context);
  /// Deletes everything that was created and waits until it is gone; what is not is a fact. Works
  /// after an interrupt as well: give it a context of its own.
  void clean_up(const Context& context);
  /// What was seen (Recorder), once nothing runs any more.
  [[nodiscard]] const spec::Evidence& facts() const { return recorder_.facts(); }
  [[nodiscard]] const Json& document() const { return recorder_.document(); }

 private:
  void record_preparation();
  void create_namespace(const Context& context);
  bool run_step(const Context& context, const spec::Step& step);
  /// Of a case with locks: others wait for the room that its pods hold. A namespace's controller
  /// begins five seconds after its deletion, and where pods run then comes back only after half of
  /// their grace period.
  void end_pods(const Context& context);

  Preparation preparation_;
  Recorder recorder_;
  Session session_;
};

}  // namespace seaworthy::collect
