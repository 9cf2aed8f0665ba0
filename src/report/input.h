#pragma once
// What every report is made from. Reports are pure: the same input gives the same bytes. All text
// that may come from a cluster is bounded and made safe for its format by each reporter.

#include <functional>
#include <string>
#include <vector>

#include "judge/falsify.h"
#include "judge/levels.h"
#include "judge/result.h"
#include "spec/fact.h"
#include "spec/suite.h"

namespace seaworthy::report {

/// What it refers to must outlive it.
struct ReportInput {
  const judge::RunResult& result;
  const judge::LevelReport& levels;
  const spec::Suite&
      suite;  ///< prose and mutants; a case that is not in it is reported without them
  /// The evidence of a case; called once a case by html(). May be empty: then no evidence is shown.
  std::function<spec::Evidence(const judge::CaseResult&)> evidence;
  /// The published replays of these cases' mutants on the reference platform, of those that have
  /// not changed since.
  std::vector<judge::MutantResult> mutants;
};

}  // namespace seaworthy::report
