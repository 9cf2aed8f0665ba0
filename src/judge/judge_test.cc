#include "judge/judge.h"

#include <gmock/gmock.h>

#include "judge/document.h"
#include "judge/testing/facts.h"

namespace seaworthy::judge {
namespace {

using namespace testing;  // NOLINT
using ::testing::ElementsAre;
using Status = JudgementResult::Status;

TEST(Judge, PassesWithTheSummaryOfTheCase) {
  spec::Case test =
      lists_pods({none("all-run", ".pods.objects[] | select(.status.phase != \"Running\")"),
                  that("enough", ".pods.objects | length == 1")});
  test.summary = jq(R"("\(.pods.objects | length) pods")");
  const CaseVerdict verdict =
      verdict_of(test, Facts().result("pods", {{"objects", Json::array({pod("a", "Running")})}}));
  EXPECT_EQ(verdict.verdict, Verdict::kPass);
  EXPECT_EQ(verdict.summary, "1 pods");
  ASSERT_EQ(verdict.judgements.size(), 2U);
  EXPECT_EQ(verdict.judgements[0].status, Status::kHolds);
  EXPECT_EQ(verdict.judgements[0].reason, "no offender");
}

TEST(Judge, OffendersNameTheirEvidence) {
  const spec::Case test = lists_pods({none("all-run", R"(.pods[] | select(.bad))")});
  const CaseVerdict verdict =
      verdict_of(test, Facts().result("pods", {{{"bad", true}, {"name", "a"}, {"fact", 41}},
                                               {{"bad", true}, {"name", "b"}, {"facts", {3, 4}}},
                                               {{"bad", true}, {"name", "c"}}}));
  EXPECT_EQ(verdict.verdict, Verdict::kFail);
  EXPECT_EQ(verdict.summary, R"(all-run: 3 offenders, the first: {"bad":true,"name":"a"})");
  const auto& offenders = verdict.judgements[0].offenders;
  ASSERT_EQ(offenders.size(), 3U);
  EXPECT_THAT(offenders[0].facts, ElementsAre(41));
  EXPECT_THAT(offenders[1].facts, ElementsAre(3, 4));
  EXPECT_THAT(offenders[2].facts, ElementsAre(1)) << "the result that the judgement reads";
  EXPECT_EQ(offenders[1].value, Json({{"bad", true}, {"name", "b"}}));
  EXPECT_EQ(verdict.judgements[0].because, "It matters.");
}

TEST(Judge, FalseFailsAndEverythingElseIsAnError) {
  const Facts facts = Facts().result("pods", {{"objects", Json::array()}});
  CaseVerdict verdict =
      verdict_of(lists_pods({that("enough", ".pods.objects | length > 0")}), facts);
  EXPECT_EQ(verdict.verdict, Verdict::kFail);
  EXPECT_EQ(verdict.summary, "enough: expected true, got false: .pods.objects | length > 0");

  const std::pair<const char*, const char*> wrong[] = {
      {".pods.missing", "enough: expected true, got null"},
      {".pods.objects | length", "enough: expected true, got 0"},
      {".pods.objects[]", "enough: expected true, got nothing"},
      {"(.pods|keys[]), true", "enough: expected true, got 2 values"},
      {".pods.objects | .[\"a\"]", "enough: Cannot index array with string \"a\""},
  };
  for (const auto& [expression, message] : wrong) {
    verdict = verdict_of(lists_pods({that("enough", expression)}), facts);
    EXPECT_EQ(verdict.verdict, Verdict::kError) << expression;
    EXPECT_EQ(verdict.summary, message);
  }
}

TEST(Judge, AConditionInPlaceOfOffendersIsAnError) {
  const Facts facts = Facts().result("pods", {{"objects", Json::array()}});
  const std::pair<const char*, const char*> wrong[] = {
      {".pods.objects | any", "n: expected offenders, got false"},
      {".pods.missing", "n: expected offenders, got null"},
      {"[.pods.objects[]]", "n: expected offenders, got []"},
  };
  for (const auto& [expression, message] : wrong) {
    const CaseVerdict verdict = verdict_of(lists_pods({none("n", expression)}), facts);
    EXPECT_EQ(verdict.verdict, Verdict::kError) << expression;
    EXPECT_EQ(verdict.summary, message);
  }
}

TEST(Judge, MissingEvidenceIsNeverAPass) {
  // `null | length == 0` would be true.
  CaseVerdict verdict =
      verdict_of(lists_pods({that("empty", "(.pods.objects | length) == 0")}), Facts());
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  EXPECT_EQ(verdict.summary, "empty: evidence `pods` is missing");
  EXPECT_EQ(verdict.judgements[0].status, Status::kUnknown);

  verdict = verdict_of(lists_pods({that("typo", "(.pod.objects | length) == 0")}),
                       Facts().result("pods", Json::object()));
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  EXPECT_EQ(verdict.summary, "typo: it reads no evidence");

  spec::Case test = lists_pods({that("bound", ".bindings.NODE == null")});
  test.steps.push_back(step(spec::Role::kSetup, 0, "bind", "", {{"NODE", ".pods.node"}}));
  verdict = verdict_of(test, Facts().result("pods", Json::object()));
  EXPECT_EQ(verdict.summary, "bound: binding `NODE` is missing");
}

TEST(Judge, AFailureOutweighsMissingEvidence) {
  spec::Case test =
      lists_pods({that("first", ".never.objects == []"), that("second", ".pods.ready")});
  test.steps.push_back(step(spec::Role::kObserve, 1, "list", "never"));
  const CaseVerdict verdict = verdict_of(test, Facts().result("pods", {{"ready", false}}));
  EXPECT_EQ(verdict.verdict, Verdict::kFail);
  EXPECT_EQ(verdict.summary, "second: expected true, got false: .pods.ready");
}

TEST(Judge, NothingJudgedIsNoPass) {
  EXPECT_EQ(verdict_of(lists_pods({}), Facts().result("pods", Json::object())).summary,
            "nothing was judged");
}

TEST(Judge, AnErrorOfAStepOutweighsEverything) {
  const spec::Case test = lists_pods({that("ready", ".pods.ready")});
  const CaseVerdict verdict = verdict_of(test, Facts()
                                                   .result("pods", {{"ready", false}})
                                                   .add("observe", 1, "apply", spec::kFactError, "",
                                                        {{"message", "connection refused"}}));
  EXPECT_EQ(verdict.verdict, Verdict::kError);
  EXPECT_EQ(verdict.summary, "observe[1]: apply: connection refused");
}

TEST(Judge, DroppedFieldsFail) {
  const CaseVerdict verdict =
      verdict_of(lists_pods({that("ready", ".pods.ready")}),
                 Facts()
                     .result("pods", {{"ready", true}})
                     .add("setup", 0, "apply", spec::kFactDropped, "",
                          {{"object", "Pod a"}, {"fields", {"spec.gang"}}}));
  EXPECT_EQ(verdict.verdict, Verdict::kFail);
  EXPECT_EQ(verdict.summary,
            R"(dropped: the API server did not store what was applied: ["spec.gang"])");
  EXPECT_THAT(verdict.find("dropped")->offenders.front().facts, ElementsAre(2));
}

TEST(Judge, WhatIsLeftBehindIsToldAndLeavesTheVerdict) {
  const CaseVerdict verdict =
      verdict_of(lists_pods({that("ready", ".pods.ready")}),
                 Facts()
                     .result("pods", {{"ready", true}})
                     .add("cleanup", 0, "delete", spec::kFactLeftover, "", {{"object", "Node b"}}));
  EXPECT_EQ(verdict.verdict, Verdict::kPass);
  EXPECT_EQ(verdict.judgements.front().reason, "1 object could not be removed in time");
}

struct Window : ::testing::Test {
  Window() {
    test = lists_pods({none(
        "never-bound", ".held.events[] | select(.object.bound) | {name: .object.name, fact}")});
    test.steps = {step(spec::Role::kObserve, 0, "window", "held", {{"for", "20s"}})};
  }
  Facts& event(bool bound) {
    return facts.add("observe", 0, "window", spec::kFactEvent, "held",
                     {{"type", "MODIFIED"}, {"object", {{"name", "w0"}, {"bound", bound}}}});
  }
  Facts& end() {
    return facts.add("observe", 0, "window", spec::kFactWindow, "held",
                     {{"from", "t0"}, {"to", "t1"}, {"objects", Json::array()}});
  }
  spec::Case test;
  Facts facts;
};

TEST_F(Window, WholeWithoutOffenderPasses) {
  event(false);
  end();
  EXPECT_EQ(verdict_of(test, facts).verdict, Verdict::kPass);
  const Json folded = document(facts.all());
  EXPECT_EQ(folded["held"]["events"][0]["fact"], 1);
  EXPECT_EQ(folded["held"]["events"][0]["time"], "2026-11-23T08:00:00.000000Z");
  EXPECT_EQ(folded["held"]["to"], "t1");
}

TEST_F(Window, AnOffenderFailsWithTheNumberOfItsEvent) {
  event(false);
  event(true);
  end();
  const CaseVerdict verdict = verdict_of(test, facts);
  EXPECT_EQ(verdict.verdict, Verdict::kFail);
  EXPECT_EQ(verdict.summary, R"(never-bound: {"name":"w0"})");
  EXPECT_THAT(verdict.judgements[0].offenders[0].facts, ElementsAre(2));
}

TEST_F(Window, AGapIsInconclusive) {
  facts.add("observe", 0, "window", spec::kFactGap, "held",
            {{"from", "a"}, {"to", "b"}, {"reason", "410 Gone"}});
  end();
  const CaseVerdict verdict = verdict_of(test, facts);
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  EXPECT_EQ(verdict.summary, "never-bound: the watch of `held` was blind from a to b: 410 Gone");
}

TEST_F(Window, WithoutEndIsInconclusive) {
  event(false);
  const CaseVerdict verdict = verdict_of(test, facts);
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  EXPECT_EQ(verdict.summary, "never-bound: the window `held` has no end");
}

struct Needs : ::testing::Test {
  Needs() {
    test = lists_pods({that("ready", ".pods.ready")});
    test.needs = {"gang"};
  }
  static Facts feature(bool present) {
    return Facts().add("setup", 0, "detect", spec::kFactFeature, "",
                       {{"name", "gang"},
                        {"present", present},
                        {"values", Json::array()},
                        {"lists", {{"nodes", {1}}}}});
  }
  spec::Case test;
};

TEST_F(Needs, PresentIsQuiet) {
  const CaseVerdict verdict = verdict_of(test, feature(true).result("pods", {{"ready", true}}));
  EXPECT_EQ(verdict.verdict, Verdict::kPass);
  EXPECT_EQ(verdict.judgements.size(), 1U);
}

TEST_F(Needs, AbsentFails) {
  const CaseVerdict verdict = verdict_of(test, feature(false));
  EXPECT_EQ(verdict.verdict, Verdict::kFail);
  EXPECT_EQ(verdict.summary, "needs[gang]: the platform has no gang");
  EXPECT_THAT(verdict.judgements[0].offenders[0].facts, ElementsAre(1));
}

TEST_F(Needs, ProvedAbsenceIsNotApplicable) {
  test.absent_is_not_applicable = true;
  test.proof = jq(".features.gang.lists.nodes | length == 1");
  const CaseVerdict verdict = verdict_of(test, feature(false));
  EXPECT_EQ(verdict.verdict, Verdict::kNotApplicable);
  EXPECT_EQ(verdict.summary, "the platform has no gang");
}

TEST_F(Needs, AbsenceThatIsNotProvedIsInconclusive) {
  test.absent_is_not_applicable = true;
  EXPECT_EQ(verdict_of(test, feature(false)).summary,
            "needs[gang]: the platform has no gang, but nothing proves that");
  test.proof = jq(".features.gang.lists.nodes | length == 0");
  CaseVerdict verdict = verdict_of(test, feature(false));
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  test.proof = jq(".features.gang.lists.typo");
  verdict = verdict_of(test, feature(false));
  EXPECT_EQ(verdict.verdict, Verdict::kError);
  EXPECT_EQ(verdict.summary, "needs[gang]: proof: expected true, got null");
}

TEST_F(Needs, AnErrorOutweighsAbsence) {
  Facts facts = feature(false);
  facts.add("setup", 0, "detect", spec::kFactError, "", {{"message", "401"}});
  EXPECT_EQ(verdict_of(test, facts).verdict, Verdict::kError);
}

TEST_F(Needs, UndetectedIsInconclusive) {
  const CaseVerdict verdict = verdict_of(test, Facts().result("pods", {{"ready", true}}));
  EXPECT_EQ(verdict.verdict, Verdict::kInconclusive);
  EXPECT_EQ(verdict.summary, "needs[gang]: nothing recorded whether the platform has gang");
}

TEST(Judge, UnknownOracleIsAnError) {
  spec::Case test = lists_pods({});
  test.judgements = {
      {"o", spec::Judgement::Kind::kOracle, {}, "no-such", {{"list", "pods"}}, "", {}}};
  EXPECT_EQ(verdict_of(test, Facts().result("pods", Json::object())).summary,
            "o: unknown oracle `no-such`");
  EXPECT_EQ(verdict_of(test, Facts()).summary, "o: evidence `pods` is missing");
}

TEST(Judge, AnOracleSeesWhatIsBound) {
  const auto scrape = [](const std::string& body) {
    return Json{{"lines",
                 {{{"kind", "response"},
                   {"status", 200},
                   {"headers", {{"content-type", "text/plain; version=0.0.4"}}},
                   {"body", body}}}}};
  };
  spec::Case test = lists_pods({});
  test.steps.push_back(step(spec::Role::kObserve, 1, "bind", "", {{"MOVE", "3"}, {"CLASS", "4"}}));
  test.judgements = {
      {"o",
       spec::Judgement::Kind::kOracle,
       {},
       "exposition",
       {{"before", "pods"},
        {"after", "later"},
        {"moves", {{{"series", "a"}, {"labels", {{"l", "$CLASS"}}}, {"by", "$MOVE"}}}}},
       "",
       {}}};
  Facts facts;
  facts.result("pods", scrape("a{l=\"k2\"} 1\n")).result("later", scrape("a{l=\"k2\"} 4\n"));
  Facts bound = facts;
  bound.result("bindings", {{"MOVE", 3}, {"CLASS", "k2"}}, 1);
  EXPECT_EQ(verdict_of(test, bound).verdict, Verdict::kPass);
  facts.result("bindings", {{"CLASS", "k2"}}, 1);
  EXPECT_EQ(verdict_of(test, facts).summary, "o: binding `MOVE` is missing");
}

TEST(Judge, ASummaryThatIsNoStringIsAnError) {
  spec::Case test = lists_pods({that("ready", ".pods.ready")});
  test.summary = jq(".pods.count");
  const CaseVerdict verdict = verdict_of(test, Facts().result("pods", {{"ready", true}}));
  EXPECT_EQ(verdict.verdict, Verdict::kError);
  EXPECT_EQ(verdict.summary, "summary: expected a string, got null");
}

TEST(CaseVerdict, SurvivesJson) {
  const spec::Case test = lists_pods({none("all-run", ".pods[]")});
  const CaseVerdict verdict = verdict_of(test, Facts().result("pods", {{{"fact", 7}}}));
  EXPECT_EQ(CaseVerdict::from_json(verdict.json()).json(), verdict.json());
  EXPECT_THROW((void)CaseVerdict::from_json({{"verdict", "green"}}), UsageError);
}

}  // namespace
}  // namespace seaworthy::judge
