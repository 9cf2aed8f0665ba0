#include "judge/levels.h"

#include <gmock/gmock.h>

namespace seaworthy::judge {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using State = LevelOutcome::State;

CaseResult result(const std::string& id, int level, Verdict verdict,
                  spec::Strength strength = spec::Strength::kMust) {
  CaseResult result;
  result.id = id;
  result.level = level;
  result.strength = strength;
  result.verdict.verdict = verdict;
  return result;
}
CaseResult should(const std::string& id, Verdict verdict) {
  return result(id, 1, verdict, spec::Strength::kShould);
}

LevelReport decide(std::vector<CaseResult> cases, std::map<std::string, int> profile_cases = {},
                   const std::vector<PastRun>& history = {}, int asked = 2) {
  spec::Profile profile;
  profile.cases = std::move(profile_cases);
  return decide_levels({Json::object(), std::move(cases)}, profile, history, asked);
}

TEST(Levels, AreReachedByPassAndProvedAbsence) {
  const LevelReport report =
      decide({result("a", 0, Verdict::kPass), result("b", 1, Verdict::kNotApplicable),
              result("c", 2, Verdict::kPass)},
             {{"a", 0}, {"b", 1}, {"c", 2}});
  EXPECT_EQ(report.sentence, "Level 0 reached · Level 1 reached · Level 2 reached");
  EXPECT_EQ(report.exit_code, 0);
  EXPECT_EQ(LevelReport::from_json(report.json()).json(), report.json());
}

TEST(Levels, AFailedMustBlocksItsLevelAndThoseAbove) {
  const LevelReport report = decide({result("a", 0, Verdict::kPass), result("b", 1, Verdict::kFail),
                                     result("c", 2, Verdict::kPass)});
  EXPECT_EQ(report.levels[0].state, State::kReached);
  EXPECT_EQ(report.levels[1].state, State::kNotReached);
  EXPECT_EQ(report.levels[2].state, State::kNotReached);
  EXPECT_THAT(report.levels[2].blocking, ElementsAre("b"));
  EXPECT_EQ(report.levels[1].reason, "1 MUST failed (b)");
  EXPECT_EQ(report.exit_code, 1);
}

TEST(Levels, ARequirementWithoutACaseLeavesItsLevelUndecided) {
  spec::Profile profile;
  profile.planned = {{"metrics-exposed", 1}};
  const RunResult run{Json::object(),
                      {result("a", 0, Verdict::kPass), result("b", 1, Verdict::kPass)}};
  EXPECT_EQ(decide_levels(run, profile, {}, 1).sentence,
            "Level 0 reached · Level 1 undecided: 1 of its requirements have no case yet "
            "(metrics-exposed)");
}

TEST(Levels, SentenceStopsAtTheLevelAsked) {
  const LevelReport report =
      decide({result("a", 0, Verdict::kPass), result("b", 1, Verdict::kFail)}, {}, {}, 1);
  EXPECT_EQ(report.sentence, "Level 0 reached · Level 1 not reached: 1 MUST failed (b)");
}

TEST(Levels, EveryInstanceCounts) {
  CaseResult kueue = result("gang", 1, Verdict::kPass),
             volcano = result("gang", 1, Verdict::kInconclusive);
  kueue.instance = "kueue";
  volcano.instance = "volcano";
  const LevelReport report = decide({result("a", 0, Verdict::kPass), kueue, volcano});
  EXPECT_EQ(report.levels[1].reason, "1 MUST inconclusive (gang[volcano])");
  EXPECT_EQ(report.exit_code, 3);
}

TEST(Levels, AFilteredRunNeverCertifies) {
  const LevelReport report =
      decide({result("a", 0, Verdict::kPass)}, {{"a", 0}, {"b", 0}, {"c", 1}}, {}, 1);
  EXPECT_EQ(report.sentence,
            "Level 0 undecided: 1 of its cases did not run (b) · Level 1 undecided: 2 of its cases "
            "did not run (b, c)");
  EXPECT_EQ(report.exit_code, 0);
}

TEST(Levels, AFailureDecidesEvenInAFilteredRun) {
  const LevelReport report = decide({result("a", 0, Verdict::kFail)}, {{"a", 0}, {"b", 0}}, {}, 0);
  EXPECT_EQ(report.sentence, "Level 0 not reached: 1 MUST failed (a)");
}

TEST(Levels, SkippedAndNotRunStayInTheDenominator) {
  EXPECT_EQ(decide({result("a", 0, Verdict::kPass), result("b", 0, Verdict::kSkipped)}, {}, {}, 0)
                .sentence,
            "Level 0 undecided: 1 of its cases did not run (b)");
  EXPECT_EQ(decide({result("b", 0, Verdict::kNotRun)}).exit_code, 3);
  EXPECT_EQ(decide({result("b", 0, Verdict::kSkipped)}).exit_code, 0);
  EXPECT_EQ(decide({result("b", 0, Verdict::kPlanned)}).levels[0].state, State::kUndecided);
}

TEST(Levels, ALevelWithoutMustIsUndecidedAndSoIsWhatStandsOnIt) {
  const LevelReport report = decide({result("b", 1, Verdict::kPass)}, {{"b", 1}}, {}, 1);
  EXPECT_EQ(report.sentence,
            "Level 0 undecided: no MUST case decides it · Level 1 undecided: Level 0 is undecided");
}

TEST(Levels, OfManyCasesTheFirstFewAreNamed) {
  std::vector<CaseResult> cases;
  for (const char* id : {"a", "b", "c", "d", "e", "f", "g"})
    cases.push_back(result(id, 0, Verdict::kFail));
  EXPECT_EQ(decide(cases, {}, {}, 0).sentence,
            "Level 0 not reached: 7 MUST failed (a, b, c, d, e, and 2 more)");
}

TEST(Levels, ZeroCasesAreNoSuccess) {
  const LevelReport report = decide({}, {{"a", 0}});
  EXPECT_EQ(report.exit_code, 2);
  EXPECT_EQ(report.sentence, "no case was selected");
  EXPECT_EQ(report.levels[0].state, State::kUndecided);
}

TEST(Levels, TheProfileNamesTheLevel) {
  EXPECT_EQ(decide({result("a", 0, Verdict::kFail)}, {{"a", 2}}, {}, 1).exit_code, 0);
  EXPECT_EQ(decide({result("a", 0, Verdict::kFail)}, {{"a", 2}}, {}, 2).exit_code, 1);
}

TEST(Should, IsAdvisoryTheFirstTime) {
  const LevelReport report = decide({result("a", 0, Verdict::kPass), should("s", Verdict::kFail)});
  EXPECT_EQ(report.exit_code, 0);
  EXPECT_EQ(report.sentence,
            "Level 0 reached · Level 1 reached · Level 2 reached · 1 SHOULD failed (s: 1 of the "
            "last 3 runs)");
}

TEST(Should, BlocksLevel2OnceItFailedTwiceInThreeRuns) {
  const std::vector<CaseResult> cases = {result("a", 0, Verdict::kPass),
                                         should("s", Verdict::kFail)};
  const LevelReport report = decide(cases, {}, {{{"s", "pass"}}, {{"s", "fail"}}, {{"s", "pass"}}});
  EXPECT_EQ(report.levels[1].state, State::kReached);
  EXPECT_EQ(report.levels[2].state, State::kNotReached);
  EXPECT_EQ(report.levels[2].reason, "1 SHOULD failed (s)");
  EXPECT_EQ(report.exit_code, 1);
  EXPECT_EQ(decide(cases, {}, {{{"s", "fail"}}}, 1).exit_code, 0) << "Level 2 was not asked for";
  EXPECT_EQ(decide(cases, {}, {{{"s", "pass"}}, {{"s", "pass"}}, {{"s", "fail"}}}).exit_code, 0)
      << "too long ago";
}

TEST(Should, RunsWithoutTheCaseSayNothing) {
  const LevelReport report = decide({result("a", 0, Verdict::kPass), should("s", Verdict::kFail)},
                                    {}, {{{"x", "pass"}}, {}, {{"s", "fail"}}});
  EXPECT_EQ(report.levels[2].state, State::kNotReached);
}

TEST(Should, ThatPassesNowDoesNotStandInTheWay) {
  const LevelReport report = decide({result("a", 0, Verdict::kPass), should("s", Verdict::kPass)},
                                    {}, {{{"s", "fail"}}, {{"s", "fail"}}});
  EXPECT_EQ(report.levels[2].state, State::kReached);
}

TEST(ExitCode, FailureThenUnseenThenRegression) {
  CaseResult slower = result("p", 0, Verdict::kFail);
  JudgementResult regression, other;
  regression.id = kRegressionJudgement;
  regression.status = other.status = JudgementResult::Status::kFails;
  other.id = "answers";
  slower.verdict.judgements = {regression};
  EXPECT_EQ(decide({slower}).exit_code, 4);
  EXPECT_EQ(decide({slower, result("e", 0, Verdict::kError)}).exit_code, 3);
  EXPECT_EQ(
      decide({slower, result("e", 0, Verdict::kError), result("f", 0, Verdict::kFail)}).exit_code,
      1);
  slower.verdict.judgements.push_back(other);
  EXPECT_EQ(decide({slower}).exit_code, 1);
  EXPECT_THAT(decide({slower}, {}, {}, 0).levels[0].blocking, ElementsAre("p"));
  EXPECT_THAT(decide({result("a", 0, Verdict::kPass)}).levels[0].blocking, IsEmpty());
}

}  // namespace
}  // namespace seaworthy::judge
