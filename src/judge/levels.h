#pragma once
// Which levels a run reached, and its exit code. Pure; the rules are those of design "verdicts",
// sections Levels and Exit codes.

#include <map>
#include <string>
#include <vector>

#include "judge/result.h"
#include "spec/suite.h"

namespace seaworthy::judge {

/// The id of the judgement that compares a measurement with its baseline: where only it fails, the
/// exit code is 4.
inline constexpr const char* kRegressionJudgement = "regression";

struct LevelOutcome {
  enum class State { kReached, kNotReached, kUndecided };
  int level = 0;
  State state = State::kUndecided;
  std::vector<std::string>
      blocking;  ///< names of the cases that stand in the way, or that were not run
  std::string
      reason;  ///< "1 MUST failed (dra-exclusive)"; for kUndecided: why it could not be decided
};
/// "reached", "not-reached", "undecided".
[[nodiscard]] const char* name_of(LevelOutcome::State state);

struct LevelReport {
  std::vector<LevelOutcome> levels;  ///< 0, 1, 2
  int exit_code = 0;                 ///< 0, 1, 2 (no case at all), 3, 4; see verdicts.md
  std::string sentence;  ///< "Level 0 reached · Level 1 not reached: 1 MUST failed (dra-exclusive)"

  [[nodiscard]] Json json() const;
  /// Throws UsageError for what is not one.
  [[nodiscard]] static LevelReport from_json(const Json& value);
};

/// Verdict names by case id of one earlier run.
using PastRun = std::map<std::string, std::string>;

/// `history`: earlier results of the same cluster and configuration, newest first: a map case id ->
/// verdict name each. A case of the profile that has no result in `run` makes the levels that need
/// it undecided (a filtered run never certifies), and so does a requirement that the profile plans
/// and no case tests yet, a level without any MUST case, and a lower level that is not reached. A
/// result counts from the level of the profile, or from its own where the profile does not name it.
/// `asked`: the highest level that the user asked to be judged (decides which cases block for the
/// exit code).
[[nodiscard]] LevelReport decide_levels(const RunResult& run, const spec::Profile& profile,
                                        const std::vector<PastRun>& history, int asked);

}  // namespace seaworthy::judge
