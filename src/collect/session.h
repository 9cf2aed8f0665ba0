#pragma once
// What the steps of one case share while its evidence is collected. Used by one thread; the
// recorder and the informers take care of themselves.

#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "collect/created.h"
#include "collect/recorder.h"
#include "collect/variables.h"
#include "kube/client.h"
#include "kube/informer.h"
#include "spec/case.h"
#include "text/programs.h"

namespace seaworthy::collect {

/// What all cases of a run share.
struct Environment {
  kube::Client& client;
  kube::InformerSet& informers;
  const Clock& clock;
  std::string run_id;
  std::string nonce;
  Variables images;                ///< $IMAGE_REGISTRY, and $PROBE_IMAGE in full
  WallTime expires;                ///< when `sweep` may take the run's objects for forgotten
  const text::Programs& programs;  ///< holds the expressions of every case of the run
};

class Session {
 public:
  Session(Environment& environment, const spec::Case& test, Recorder& recorder, std::string ns,
          Variables variables);

  Environment& env;
  const spec::Case& test;
  Recorder& recorder;
  const std::string ns;  ///< the case's own namespace
  Variables variables;
  Created created;

  /// The place that facts of a step are recorded under.
  [[nodiscard]] static Place place(const spec::Step& step);
  /// All outputs of the step's jq argument `name` on the evidence so far, of which it sees what it
  /// mentions by name, as judgements do; throws text::JqError.
  [[nodiscard]] std::vector<Json> run(const spec::Step& step, const std::string& name) const;
  /// Exactly one output, or Error "expected one value from `each`, got 3".
  [[nodiscard]] Json run_one(const spec::Step& step, const std::string& name) const;

  /// The step's argument with variables replaced, or `fallback`.
  [[nodiscard]] std::string argument(const spec::Step& step, const char* name,
                                     const std::string& fallback = "") const;
  [[nodiscard]] std::chrono::milliseconds duration(const spec::Step& step, const char* name,
                                                   std::chrono::milliseconds fallback) const;
  /// Tells of an object that this case wrote, as the server stored it.
  void wrote(const kube::Resource& resource, const Json& stored);
  /// The watch of a kind in a namespace (`scope`; empty: all), which has shown what this case wrote
  /// there: a step that looks for what is not as it should be must not miss what the watch is yet
  /// to show. Throws as InformerSet::get does.
  [[nodiscard]] std::shared_ptr<kube::Informer> watch(const Context& context,
                                                      const kube::Resource& resource,
                                                      const std::string& scope) const;
  /// Records a result under the step's name; a step without a name leaves an unnamed fact.
  void result(const spec::Step& step, Json data);

 private:
  struct Written {
    kube::Resource resource;
    std::string ns;
    std::string version;  ///< the newest
  };
  std::vector<Written> written_;  ///< one for a kind and namespace
};

}  // namespace seaworthy::collect
