#include "judge/falsify.h"

#include <gtest/gtest.h>

namespace seaworthy::judge {
namespace {

using Status = JudgementResult::Status;

CaseVerdict green() { return {Verdict::kPass, "4 devices", {}}; }

CaseVerdict with(Verdict verdict, const std::string& id, Status status, const std::string& reason) {
  JudgementResult judgement;
  judgement.id = id;
  judgement.status = status;
  judgement.reason = reason;
  return {verdict, id + ": " + reason, {judgement}};
}

spec::Mutant mutant(const std::string& patch = "") {
  return {"lying-driver", spec::Mutant::Kind::kEvidence, "", "", {patch, {}}, "complete", {}, {}};
}

MutantResult judged(const CaseVerdict& baseline, const CaseVerdict& mutated) {
  return judge_mutant("dra-attributes", mutant(), baseline, mutated);
}

TEST(JudgeMutant, BitesWhenTheNamedJudgementFails) {
  const MutantResult result =
      judged(green(), with(Verdict::kFail, "complete", Status::kFails, "no memory"));
  EXPECT_EQ(result.outcome, MutantOutcome::kBites);
  EXPECT_EQ(result.reason, "complete: no memory");
  EXPECT_EQ(result.json(),
            json_of(R"({"case": "dra-attributes", "id": "lying-driver", "kind": "evidence",
                                           "result": "bites", "reason": "complete: no memory"})"));
  EXPECT_EQ(MutantResult::from_json(result.json()).json(), result.json());
}

TEST(JudgeMutant, SurvivesWhenTheCaseStaysGreen) {
  EXPECT_EQ(judged(green(), green()).outcome, MutantOutcome::kSurvived);
  EXPECT_EQ(judged(green(), green()).reason, "complete stayed green");
  EXPECT_EQ(judged(green(), {Verdict::kNotApplicable, "", {}}).outcome, MutantOutcome::kSurvived);
}

TEST(JudgeMutant, WrongReasonWhenAnythingElseWentWrong) {
  MutantResult result =
      judged(green(), with(Verdict::kFail, "unique", Status::kFails, "2 offenders"));
  EXPECT_EQ(result.outcome, MutantOutcome::kWrongReason);
  EXPECT_EQ(result.reason, "fail: unique: 2 offenders");
  result = judged(green(),
                  with(Verdict::kError, "complete", Status::kError, "Cannot iterate over null"));
  EXPECT_EQ(result.outcome, MutantOutcome::kWrongReason);
  // Red in the list, but the user would read "inconclusive".
  result = judged(green(), with(Verdict::kInconclusive, "complete", Status::kFails, "no memory"));
  EXPECT_EQ(result.outcome, MutantOutcome::kWrongReason);
}

TEST(JudgeMutant, VoidWithoutAGreenBaseline) {
  const CaseVerdict red = with(Verdict::kFail, "complete", Status::kFails, "no memory");
  EXPECT_EQ(judged(red, red).reason, "the baseline was not green: fail: complete: no memory");
  EXPECT_EQ(judged(red, red).outcome, MutantOutcome::kVoid);
}

TEST(EvidenceMutant, ChangesTheDocument) {
  const Json document = {{"pods", {{"count", 3}}}};
  EXPECT_EQ(apply_evidence_mutant(document, mutant(".pods.count = 4")),
            json_of(R"({"pods":{"count":4}})"));
}

TEST(EvidenceMutant, ThatChangesNothingIsRefused) {
  const Json document = {{"pods", {{"count", 3}}}};
  const std::pair<const char*, const char*> wrong[] = {
      {".pods.count = 3", "the patch changed nothing"},
      {".pods.count", "the patch must yield the changed evidence, got 3"},
      {"empty", "the patch must yield the changed evidence, got 0 values"},
  };
  for (const auto& [patch, message] : wrong) {
    try {
      (void)apply_evidence_mutant(document, mutant(patch));
      ADD_FAILURE() << patch;
    } catch (const Error& error) {
      EXPECT_STREQ(error.what(), message);
    }
  }
}

TEST(KillRateTest, LeavesVoidOut) {
  std::vector<MutantResult> results(5);
  results[0].outcome = results[1].outcome = MutantOutcome::kBites;
  results[2].outcome = MutantOutcome::kSurvived;
  results[3].outcome = MutantOutcome::kWrongReason;
  EXPECT_EQ(KillRate::of(results).text(), "kill rate 2/4 · 1 survived · 1 wrong reason · 1 void");
  EXPECT_EQ(KillRate::of({}).text(), "kill rate 0/0 · 0 survived · 0 wrong reason · 0 void");
}

}  // namespace
}  // namespace seaworthy::judge
