#pragma once
// A run: what the cluster has, the plan, the cases side by side, their verdicts, in a bundle.

#include <filesystem>
#include <string>

#include "collect/variables.h"
#include "judge/result.h"
#include "run/events.h"
#include "run/select.h"
#include "store/bundle.h"

namespace seaworthy::run {

struct Options {
  Filter filter;
  size_t parallel = 8;
  std::chrono::milliseconds timeout = std::chrono::hours(2);  ///< of the whole run
  std::filesystem::path results = "results";
  collect::Variables images;
  std::string profile;             ///< its name, for run.json
  Json arguments = Json::array();  ///< of the command line, for run.json
};

struct Outcome {
  judge::RunResult result;
  store::BundleWriter bundle;  ///< holds everything but the reports; not sealed yet
};

/// Runs the selected cases. Cases that were not started before an interrupt or the timeout are
/// `not-run`. Throws what makes a run impossible (UsageError, TransportError, ApiError) before
/// anything is created.
[[nodiscard]] Outcome run_suite(const Context& context, kube::Client& client,
                                const spec::Suite& suite, const Options& options,
                                const Clock& clock, Events& events);

}  // namespace seaworthy::run
