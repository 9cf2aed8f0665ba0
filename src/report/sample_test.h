#pragma once
// The run that the tests of all reporters report on: one case of each outcome, and text as hostile
// as a cluster can make it.

#include <string>

#include "report/input.h"

namespace seaworthy::report::testing {

/// Owns what a ReportInput refers to.
struct Sample {
  judge::RunResult result;
  judge::LevelReport levels;
  spec::Suite suite;
  std::map<std::string, spec::Evidence> evidence;  ///< by the path of the result
  std::vector<judge::MutantResult> mutants;

  [[nodiscard]] ReportInput input() const;
};

[[nodiscard]] judge::CaseResult case_result(const std::string& area, const std::string& id,
                                            judge::Verdict verdict,
                                            const std::string& summary = "");
/// A run with every verdict.
[[nodiscard]] Sample sample();
/// A failure whose every text is hostile: HTML, Markdown, terminal escapes, invalid UTF-8, CI
/// commands, a line of a megabyte.
[[nodiscard]] Sample hostile();

/// Compares with src/report/testdata/NAME; with SEAWORTHY_UPDATE_GOLDENS set, writes it instead.
void expect_golden(const std::string& name, const std::string& actual);

}  // namespace seaworthy::report::testing
