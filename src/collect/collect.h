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
  /// Begins to delete everything that was created. Of a case with locks it waits until nothing of
  /// it is in the way of another any more: namespaces that hold no room may be on their way still.
  /// Works after an interrupt as well, as does clean_up: give them a context of their own.
  void release(const Context& context);
  /// After `release`: waits until everything is gone; what is not is a fact.
  void clean_up(const Context& context);
  /// What was seen (Recorder), once nothing runs any more.
  [[nodiscard]] const spec::Evidence& facts() const { return recorder_.facts(); }
  [[nodiscard]] const Json& document() const { return recorder_.document(); }

 private:
  void record_preparation();
  void create_namespace(const Context& context);
  bool run_step(const Context& context, const spec::Step& step);
  [[nodiscard]] Watch watch() const;

  Preparation preparation_;
  Recorder recorder_;
  Session session_;
  std::vector<Leftover> leftovers_;  ///< what could not be deleted
};

}  // namespace seaworthy::collect
