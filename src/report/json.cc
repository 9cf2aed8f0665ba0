#include "report/json.h"

namespace seaworthy::report {
namespace {

constexpr int kFormat = 1;

/// The settings of the profile that the run was judged by.
Json profile_json(const ReportInput& input) {
  const std::string name = string_at(input.result.run, "/profile");
  for (const spec::Profile& profile : input.suite.profiles) {
    if (profile.name != name) continue;
    return {{"name", profile.name},
            {"title", profile.title},
            {"should_failures", profile.should_failures},
            {"should_runs", profile.should_runs},
            {"regression_threshold", profile.regression_threshold},
            {"cases", profile.cases}};
  }
  return nullptr;
}

Json falsification_json(const std::vector<judge::MutantResult>& mutants) {
  Json list = Json::array();
  for (const judge::MutantResult& mutant : mutants) list.push_back(mutant.json());
  Json falsification = judge::KillRate::of(mutants).json();
  falsification["mutants"] = std::move(list);
  return falsification;
}

}  // namespace

std::string json(const ReportInput& input) {
  Json report = input.result.json();
  report.update(input.levels.json());
  report["format"] = kFormat;
  report["profile"] = profile_json(input);
  report["falsification"] = falsification_json(input.mutants);
  return to_pretty(report) + "\n";
}

}  // namespace seaworthy::report
