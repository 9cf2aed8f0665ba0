#include "judge/waits.h"

#include <gmock/gmock.h>

#include "judge/testing/facts.h"

namespace seaworthy::judge {
namespace {

using namespace testing;  // NOLINT
using ::testing::StartsWith;
using Status = JudgementResult::Status;
using Role = JudgementResult::Role;

struct Wait : ::testing::Test {
  static constexpr const char* kRunning = R"(all(.[]; .status.phase == "Running"))";
  static spec::Case waits(spec::Role role, const std::string& as) {
    spec::Case test;
    test.steps = {until(role, 0, as, kRunning), step(spec::Role::kObserve, 1, "list", "pods")};
    test.judgements = {that("ready", ".pods.ready")};
    return test;
  }
  static Facts facts(const char* role, const std::string& as, const char* kind, const char* phase) {
    return Facts()
        .add(role, 0, "until", kind, as, {{"objects", Json::array({pod("a", phase)})}})
        .result("pods", {{"ready", true}}, 1);
  }
};

TEST_F(Wait, ThatCameTrueHolds) {
  const CaseVerdict verdict = verdict_of(waits(spec::Role::kObserve, "started"),
                                         facts("observe", "started", spec::kFactResult, "Running"));
  EXPECT_EQ(verdict.verdict, Verdict::kPass);
  EXPECT_EQ(verdict.judgements[0].id, "started");
  EXPECT_EQ(verdict.judgements[0].role, Role::kJudgement);
}

TEST_F(Wait, ThatClaimsToHaveComeTrueIsJudgedAgain) {
  const CaseVerdict verdict = verdict_of(waits(spec::Role::kObserve, "started"),
                                         facts("observe", "started", spec::kFactResult, "Failed"));
  EXPECT_EQ(verdict.verdict, Verdict::kFail);
  EXPECT_EQ(verdict.summary, R"(started: not true: all(.[]; .status.phase == "Running"))");
}

TEST_F(Wait, IsNotTrueOfNoObjectAtAll) {
  spec::Case test = waits(spec::Role::kObserve, "started");
  const auto seen = [](Json objects) {
    return Facts()
        .add("observe", 0, "until", spec::kFactResult, "started", {{"objects", std::move(objects)}})
        .result("pods", {{"ready", true}}, 1);
  };
  EXPECT_EQ(verdict_of(test, seen(Json::array())).summary, "started: true of 0 objects only");
  test.steps[0].args["count"] = 0;
  EXPECT_EQ(verdict_of(test, seen(Json::array())).verdict, Verdict::kPass);
  test.steps[0].args["count"] = 2;
  EXPECT_EQ(verdict_of(test, seen(Json::array({pod("a", "Running")}))).summary,
            "started: true of 1 object only");
}

TEST_F(Wait, UnmetInObserveFails) {
  const CaseVerdict verdict = verdict_of(waits(spec::Role::kObserve, ""),
                                         facts("observe", "", spec::kFactUnmet, "Pending"));
  EXPECT_EQ(verdict.verdict, Verdict::kFail);
  EXPECT_EQ(verdict.summary,
            R"(observe[0]: not true within 60s: all(.[]; .status.phase == "Running"))");
  ASSERT_EQ(verdict.judgements[0].offenders.size(), 1U);
  EXPECT_EQ(verdict.judgements[0].offenders[0].value, "Pod a (Pending)");
  EXPECT_THAT(verdict.judgements[0].offenders[0].facts, ElementsAre(1));
}

TEST_F(Wait, UnmetInSetupAndControlIsInconclusive) {
  CaseVerdict verdict = verdict_of(waits(spec::Role::kSetup, "up"),
                                   facts("setup", "up", spec::kFactUnmet, "Pending"));
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  EXPECT_EQ(verdict.judgements[0].role, Role::kPrecondition);
  verdict = verdict_of(waits(spec::Role::kControl, "up"),
                       facts("control", "up", spec::kFactUnmet, "Pending"));
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  EXPECT_EQ(verdict.judgements[0].role, Role::kControl);
}

TEST_F(Wait, ElseDecides) {
  spec::Case test = waits(spec::Role::kObserve, "");
  test.steps[0].args["else"] = "inconclusive";
  EXPECT_EQ(verdict_of(test, facts("observe", "", spec::kFactUnmet, "Pending")).verdict,
            Verdict::kInconclusive);
  test = waits(spec::Role::kSetup, "");
  test.steps[0].args["else"] = "fail";
  EXPECT_EQ(verdict_of(test, facts("setup", "", spec::kFactUnmet, "Pending")).verdict,
            Verdict::kFail);
}

TEST_F(Wait, ThatNeverBeganIsInconclusive) {
  const CaseVerdict verdict = verdict_of(waits(spec::Role::kObserve, "started"),
                                         Facts().result("pods", {{"ready", true}}, 1));
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  EXPECT_EQ(verdict.summary, "started: was never waited for");
}

TEST(Control, ThatDidNotFireIsInconclusiveEvenBesideAFailure) {
  spec::Case test = lists_pods({that("ready", ".pods.ready")});
  test.steps.push_back(step(spec::Role::kControl, 0, "list", "control"));
  test.steps.push_back(
      step(spec::Role::kControl, 1, "expect", "", {{"that", ".control.objects | length > 0"}}));
  Facts facts = Facts().result("pods", {{"ready", false}});
  facts.add("control", 0, "list", spec::kFactResult, "control", {{"objects", Json::array()}});
  const CaseVerdict verdict = verdict_of(test, facts);
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  EXPECT_EQ(verdict.summary, "control[1]: not true: .control.objects | length > 0");
  EXPECT_EQ(verdict.find("ready")->status, Status::kFails);
}

TEST(Expect, ThatIsNotTrueShowsWhatItReads) {
  spec::Case test = lists_pods({});
  test.steps.push_back(step(spec::Role::kObserve, 1, "bind", "", {{"FREE", ".x"}, {"NODE", ".y"}}));
  test.steps.push_back(
      step(spec::Role::kObserve, 2, "expect", "",
           {{"that", ".bindings.FREE == (.pods.objects | length) and (.pods.why | not)"}}));
  Facts facts = Facts().result("pods", {{"objects", {1, 2}}, {"why", std::string(400, 'x')}});
  facts.add("observe", 1, "bind", spec::kFactResult, "bindings", {{"FREE", 3}, {"NODE", "a"}});
  const CaseVerdict verdict = verdict_of(test, facts);
  const std::vector<Offender>& read = verdict.find("observe[2]")->offenders;
  ASSERT_EQ(read.size(), 2U);
  EXPECT_THAT(read[0].value.get<std::string>(),
              StartsWith(R"(pods is {"objects":[1,2],"why":"xx)"));
  EXPECT_LT(read[0].value.get<std::string>().size(), 330U);
  EXPECT_EQ(read[0].facts, std::vector<uint64_t>{1});
  EXPECT_EQ(read[1].value, "FREE is 3");
  EXPECT_EQ(read[1].facts, std::vector<uint64_t>{2});
}

TEST_F(Wait, IsWhatTheFactOfItsNameSays) {
  Facts facts = Wait::facts("observe", "", spec::kFactResult, "Running");
  facts.add("observe", 0, "until", spec::kFactResult, "another", Json::array());
  EXPECT_EQ(verdict_of(waits(spec::Role::kObserve, ""), facts).verdict, Verdict::kPass);
}

TEST_F(Wait, IsJudgedAlikeWhenItsEvidenceIsGivenAway) {
  for (const char* as : {"started", ""}) {
    for (const char* kind : {spec::kFactResult, spec::kFactUnmet}) {
      const spec::Case test = waits(spec::Role::kObserve, as);
      const Facts kept = facts("observe", as, kind, "Pending");
      spec::Evidence given = kept.all();
      const text::Programs programs(test.expressions());
      const std::vector<spec::Vendor> vendors;
      const CaseVerdict verdict = Judge(test, vendors, programs).verdict(std::move(given));
      EXPECT_EQ(verdict.json(), verdict_of(test, kept).json()) << as << " " << kind;
    }
  }
}

}  // namespace
}  // namespace seaworthy::judge
