// Whole reports against golden files, and every reporter against hostile text.

#include <gmock/gmock.h>

#include "report/html.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/markdown.h"
#include "report/sample_test.h"
#include "report/words.h"

namespace seaworthy::report {
namespace {

using testing::expect_golden;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Golden, Json) { expect_golden("report.json", json(testing::sample().input())); }
TEST(Golden, Junit) { expect_golden("seaworthy-junit.xml", junit(testing::sample().input())); }
TEST(Golden, Markdown) { expect_golden("summary.md", markdown(testing::sample().input())); }
TEST(Golden, Html) { expect_golden("report.html", html(testing::sample().input())); }
TEST(Golden, HostileJunit) {
  expect_golden("hostile-junit.xml", junit(testing::hostile().input()));
}

TEST(Json, GivesTheResultBack) {
  const testing::Sample sample = testing::sample();
  const Json report = json_of(json(sample.input()));
  EXPECT_EQ(judge::RunResult::from_json(report).json(), sample.result.json());
  EXPECT_EQ(judge::LevelReport::from_json(report).json(), sample.levels.json());
  EXPECT_EQ(report["falsification"]["bites"], 1);
  EXPECT_EQ(report["profile"]["should_runs"], 3);
}

/// What no report for people may contain, whatever a cluster puts into names and logs.
void expect_harmless(const std::string& report) {
  EXPECT_THAT(report, Not(HasSubstr("\x1b")));
  EXPECT_THAT(report, Not(HasSubstr("\x01")));
  EXPECT_THAT(report, Not(HasSubstr("\xff")));
  EXPECT_THAT(report, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(report, Not(HasSubstr("xtail"))) << "a megabyte is cut";
  EXPECT_LT(report.size(), 200'000U);
}

TEST(Hostile, Json) {
  const std::string report = json(testing::hostile().input());
  EXPECT_THAT(report, Not(HasSubstr("\xff")));
  EXPECT_EQ(json_of(report)["cases"].size(), 1U);
}
TEST(Hostile, Junit) { expect_harmless(junit(testing::hostile().input())); }
TEST(Hostile, Markdown) {
  const std::string report = markdown(testing::hostile().input());
  expect_harmless(report);
  EXPECT_THAT(report, Not(HasSubstr("[x](")));
  EXPECT_THAT(report,
              HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;\\|\\`\\*\\_\\[x\\](javascript"));
}
TEST(Hostile, Html) {
  const std::string report = html(testing::hostile().input());
  expect_harmless(report);
  EXPECT_THAT(report, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST(Html, IsSelfContained) {
  const std::string report = html(testing::sample().input());
  EXPECT_THAT(report, Not(HasSubstr("http://")));
  EXPECT_THAT(report, Not(HasSubstr("https://")));
  EXPECT_THAT(report, Not(HasSubstr("src=")));
  EXPECT_THAT(report, Not(HasSubstr("<link")));
}

TEST(Html, PreconditionsThatHeldAreCounted) {
  const std::string report = html(testing::sample().input());
  EXPECT_THAT(report, HasSubstr("<p class=\"held\">1 precondition held</p>"));
  EXPECT_THAT(report, Not(HasSubstr("setup[1]")));
}

TEST(Html, SaysWhereAcceleratorsAreSimulated) {
  testing::Sample sample = testing::sample();
  EXPECT_THAT(html(sample.input()), HasSubstr("<strong>Simulated.</strong>"));
  EXPECT_THAT(markdown(sample.input()), HasSubstr("**Simulated accelerators:**"));
  EXPECT_THAT(junit(sample.input()), HasSubstr(R"(<property name="simulated" value="true"/>)"));
  sample.result.run["simulated"] = false;
  EXPECT_THAT(html(sample.input()), Not(HasSubstr("Simulated")));
  EXPECT_THAT(markdown(sample.input()), Not(HasSubstr("Simulated")));
}

TEST(Html, OffendersLinkToTheirEvidence) {
  const std::string report = html(testing::sample().input());
  EXPECT_THAT(
      report,
      HasSubstr(
          R"(<li>container probe  node gpu-07  opened /dev/zram3 <a href="#case-1-2">evidence 2</a></li>)"));
  EXPECT_THAT(report, HasSubstr(R"(<details class="fact" id="case-1-2" open>)"));
  EXPECT_THAT(report, HasSubstr(R"(<details class="fact" id="case-1-1">)"));
}

TEST(Html, EvidenceIsBoundedAndKeepsWhatIsCited) {
  testing::Sample sample = testing::sample();
  spec::Evidence& evidence = sample.evidence.at("cases/dra-exclusive/evidence.jsonl");
  for (uint64_t number = 3; number <= 1000; ++number) {
    evidence.push_back(evidence.front());
    evidence.back().number = number;
  }
  sample.result.cases[1].verdict.judgements[1].offenders[0].facts = {1000};
  const std::string report = html(sample.input());
  EXPECT_THAT(report, HasSubstr("Evidence: 24 of 1000 facts"));
  EXPECT_THAT(report, HasSubstr(R"(id="case-1-1000" open)"));
  EXPECT_THAT(report, Not(HasSubstr(R"(id="case-1-24")")));
}

TEST(Html, AMutantOfAnotherInstanceIsNotShown) {
  testing::Sample sample = testing::sample();
  spec::Mutant& mutant = sample.suite.cases.front().mutants.front();
  mutant.when = {{"gang", "kueue"}};
  for (judge::CaseResult& result : sample.result.cases) result.instance = "kueue-jobset";
  EXPECT_THAT(html(sample.input()), Not(HasSubstr("<code>" + mutant.id + "</code>")));
  for (judge::CaseResult& result : sample.result.cases) result.instance = "kueue";
  EXPECT_THAT(html(sample.input()), HasSubstr("<code>" + mutant.id + "</code>"));
}

TEST(Html, EvidenceThatCannotBeReadIsSaid) {
  const testing::Sample sample = testing::sample();
  ReportInput input = sample.input();
  input.evidence = [](const judge::CaseResult&) -> spec::Evidence {
    throw UsageError("e.jsonl:3: not JSON");
  };
  EXPECT_THAT(html(input), HasSubstr("The evidence could not be read: e.jsonl:3: not JSON"));
}

TEST(Junit, AnErrorIsNoFailureAndNoSkip) {
  const std::string report = junit(testing::sample().input());
  EXPECT_THAT(
      report,
      HasSubstr(
          R"(<testsuites name="seaworthy" tests="7" failures="2" errors="2" skipped="2" time="78.400">)"));
  EXPECT_THAT(report, HasSubstr(R"(type="inconclusive")"));
  EXPECT_THAT(report, HasSubstr(R"(<skipped message="not-run: the run ended before it"/>)"));
  EXPECT_THAT(report, HasSubstr(R"(type="SHOULD")"));
}

TEST(Words, AreCutAtACharacter) {
  EXPECT_EQ(one_line("a\nb\tc\x1b[31m\x07"), "a b c\xEF\xBF\xBD");
  EXPECT_EQ(one_line("äöü", 5), "äö… (6 bytes)");
  EXPECT_EQ(one_line(std::string(100, 'x'), 3), "xxx… (100 bytes)");
}

TEST(Words, Offenders) {
  EXPECT_EQ(offender_text({"worker-0", {}}), "worker-0");
  EXPECT_EQ(offender_text({{{"node", "a"}, {"free", 3}, {"list", {1, 2}}}, {}}),
            "free 3  list [1,2]  node a");
  EXPECT_EQ(offender_text({42, {}}), "42");
  EXPECT_EQ(evidence_text({41, 44}), "evidence 41, 44");
  EXPECT_EQ(evidence_text({}), "");
}

TEST(Words, OfARunThatSaysNothing) {
  EXPECT_EQ(platform_text(Json::object()), "");
  EXPECT_EQ(suite_text(Json::object()), "");
  EXPECT_FALSE(is_simulated(Json()));
}

}  // namespace
}  // namespace seaworthy::report
