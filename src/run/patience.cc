#include "run/patience.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/time.h"

namespace seaworthy::run {
namespace {

constexpr std::chrono::seconds kShortest(20);

/// The argument that says how long a step waits at most.
const char* deadline_of(const spec::Step& step) {
  return step.verb == "window" && step.args.contains("until") ? "for" : "within";
}

}  // namespace

spec::Case with_patience(spec::Case test, double patience) {
  for (spec::Step& step : test.steps) {
    const auto deadline = step.args.find(deadline_of(step));
    if (deadline == step.args.end()) continue;
    const auto written = parse_duration(deadline->get<std::string>());
    if (!written || *written <= kShortest) continue;
    const std::chrono::duration<double> shortened = *written * patience;
    *deadline = fmt::format(
        "{}s", std::max(std::chrono::round<std::chrono::seconds>(shortened), kShortest).count());
  }
  return test;
}

}  // namespace seaworthy::run
