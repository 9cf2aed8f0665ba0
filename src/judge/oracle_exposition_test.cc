#include "judge/oracle_exposition.h"

#include <gmock/gmock.h>

namespace seaworthy::judge {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Json response(const std::string& name, const std::string& body) {
  return {{"kind", "response"},
          {"name", name},
          {"status", 200},
          {"headers", {{"content-type", "text/plain; version=0.0.4"}}},
          {"body", body}};
}
Json evidence(const std::vector<Json>& lines) {
  return {{"pod", "p"}, {"exitCode", 0}, {"lines", lines}};
}

/// One service scraped before and after.
Json document(const std::string& before, const std::string& after) {
  return {{"before", evidence({response("m", before)})},
          {"after", evidence({response("m", after)})}};
}
Json with(const Json& moves) {
  return {{"before", "before"}, {"after", "after"}, {"moves", moves}};
}
std::vector<std::string> offenders(const Json& document, const Json& with) {
  std::vector<std::string> all;
  const Findings findings = exposition(document, with, {});
  EXPECT_EQ(findings.holds, findings.offenders.empty());
  for (const Offender& offender : findings.offenders) all.push_back(to_line(offender.value));
  return all;
}
std::string refusal(const Json& document, const Json& with) {
  try {
    (void)exposition(document, with, {});
  } catch (const UnreadableEvidence& error) {
    return error.what();
  }
  return "accepted";
}

const Json kByThree = {{{"series", "a"}, {"by", 3}}};

TEST(ExpositionOracle, HoldsWhenTheSumMovesAsItMust) {
  const Json moves = {{{"series", "a"}, {"labels", {{"l", "1"}}}, {"response", "m"}, {"by", 3}},
                      {{"series", "b"}, {"by", {{"atLeast", 1}}}},
                      {{"series", "c"}, {"by", 0}}};
  const Findings findings =
      exposition(document("a{l=\"1\",x=\"1\"} 1\na{l=\"2\"} 7\nc 1\n",
                          "a{l=\"1\",x=\"1\"} 2\na{l=\"1\",x=\"2\"} 2\na{l=\"2\"} 9\nb 5\nc 1\n"),
                 with(moves), {});
  EXPECT_TRUE(findings.holds) << findings.reason;
  EXPECT_EQ(findings.reason, "8 samples of 2 scrapes read strictly, 3 series moved as expected");
}

TEST(ExpositionOracle, FindsWhatDidNotMoveSo) {
  EXPECT_THAT(
      offenders(document("a 1\n", "a 1\n"), with(kByThree)),
      ElementsAre(
          R"({"after":1.0,"before":1.0,"expected":3.0,"labels":{},"moved":0.0,"problem":"it did not move","series":"a"})"));
  EXPECT_THAT(
      offenders(document("a 2\n", "a 1\n"), with(kByThree)),
      ElementsAre(
          R"({"after":1.0,"before":2.0,"expected":3.0,"labels":{},"moved":-1.0,"problem":"it fell","series":"a"})"));
  EXPECT_THAT(
      offenders(document("a 1\n", "a 5\n"), with(kByThree)),
      ElementsAre(
          R"({"after":5.0,"before":1.0,"expected":3.0,"labels":{},"moved":4.0,"problem":"it moved by another amount","series":"a"})"));
  EXPECT_THAT(
      offenders(document("b 1\n", "b 1\n"), with(kByThree)),
      ElementsAre(R"({"expected":3.0,"labels":{},"problem":"it is not there","series":"a"})"));
  EXPECT_THAT(offenders(document("a 1\n", "b 1\n"), with(kByThree)),
              ElementsAre(R"({"expected":3.0,"labels":{},"problem":"it is gone","series":"a"})"));
  EXPECT_THAT(offenders(document("a 1\n", "a NaN\n"), with(kByThree)).size(), 1U);
  const Json at_least = {{{"series", "a"}, {"by", {{"atLeast", 3}}}}};
  EXPECT_THAT(offenders(document("a 1\n", "a 3\n"), with(at_least)).size(), 1U);
  EXPECT_THAT(offenders(document("a 1\n", "a 9\n"), with(at_least)), IsEmpty());
}

TEST(ExpositionOracle, FindsWhatBreaksTheFormat) {
  EXPECT_THAT(
      offenders(document("a 1\n", "a x\nb 1\n"), with(Json::array())),
      ElementsAre(
          R"({"column":3,"evidence":"after","line":1,"problem":"expected a value, found `x`","response":"m"})"));
  EXPECT_THAT(offenders(document("a 1\n", ""), with(Json::array())),
              ElementsAre(R"({"evidence":"after","problem":"no sample","response":"m"})"));
}

TEST(ExpositionOracle, FindsWhatIsNoScrape) {
  Json html = response("m", "a 1\n"), gone = response("n", "a 1\n");
  html["headers"]["content-type"] = "text/html";
  gone["status"] = 404;
  const Json failure = {{"kind", "failure"}, {"name", "o"}, {"error", "refused"}};
  EXPECT_THAT(
      offenders({{"logs", Json::array({evidence({html, gone, failure})})}}, {{"before", "logs"}}),
      ElementsAre(
          R"({"evidence":"logs","problem":"the content type `text/html` is none of an exposition","response":"m"})",
          R"({"evidence":"logs","problem":"status 404 instead of 200","response":"n"})",
          R"({"evidence":"logs","problem":"no answer: refused","response":"o"})"));
}

TEST(ExpositionOracle, LooksAtTheNamedResponses) {
  const Json both = {{"before", evidence({response("m", "a 1\n"), response("use", "hello")})}};
  EXPECT_THAT(offenders(both, {{"before", "before"}, {"responses", {"m"}}}), IsEmpty());
  EXPECT_EQ(offenders(both, {{"before", "before"}}).size(), 3U);
}

TEST(ExpositionOracle, CannotJudgeWhatIsNotThere) {
  EXPECT_EQ(refusal(Json::object(), {{"before", "x"}}), "`before`: nothing named `x`");
  EXPECT_EQ(refusal({{"x", evidence({})}}, {{"before", "x"}}),
            "`before`: no response of the probe's `http` in `x`");
  EXPECT_EQ(refusal(document("a 1\n", "a 1\n"), {{"before", "before"}, {"responses", {"n"}}}),
            "`before`: no response named `n` in `before`");
  EXPECT_EQ(refusal(document("a 1\n", "a 1\n"), {{"before", "before"}, {"moves", kByThree}}),
            "`moves` needs `after`");
  EXPECT_EQ(
      refusal(document("a 1\n", "a 1\n"), with({{{"series", "a"}, {"by", {{"atLeast", 0}}}}})),
      "`moves`: {\"by\":{\"atLeast\":0},\"series\":\"a\"} is not {series, labels, response, by: N "
      "or {atLeast: N}}");
  Json cut = document("a 1\n", "a 1\n");
  cut["after"]["lines"][0]["truncated"] = true;
  EXPECT_EQ(refusal(cut, with(kByThree)), "the body of `m` is longer than what the probe keeps");
}

}  // namespace
}  // namespace seaworthy::judge
