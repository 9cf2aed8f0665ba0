#include "report/console.h"

#include <gmock/gmock.h>

#include "report/sample_test.h"

namespace seaworthy::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Ci = ConsoleOptions::Ci;
using judge::Verdict;

class StillClock final : public Clock {
 public:
  [[nodiscard]] WallTime now() const override { return *parse_time("2026-11-23T08:00:00Z"); }
};

TEST(CaseLine, HasAColumnEach) {
  judge::CaseResult result =
      testing::case_result("dra", "dra-attributes", Verdict::kPass, "64 devices");
  EXPECT_EQ(case_line(result, true, {}),
            "  dra          dra-attributes             pass          11.2s  64 devices");
  EXPECT_EQ(case_line(result, false, {}),
            "               dra-attributes             pass          11.2s  64 devices");
  result.verdict.summary.clear();
  EXPECT_EQ(case_line(result, true, {}),
            "  dra          dra-attributes             pass          11.2s");
  EXPECT_THAT(case_line(result, true, {/*colour=*/true, false}),
              HasSubstr("\x1b[32mpass        \x1b[0m"));
}

TEST(DetailLines, OfAFailure) {
  EXPECT_THAT(
      detail_lines(testing::sample().result.cases[1], {}),
      ElementsAre(
          "                 no-device-without-claim fails: 1 offender",
          "                   - container probe  node gpu-07  opened /dev/zram3  (evidence 2)",
          "                 A container that can open a device it was not given can read another "
          "tenant's memory.",
          "                 → seaworthy explain dra-exclusive"));
}

TEST(DetailLines, WhatCouldNotBeJudgedIsCountedBesideItsCause) {
  judge::CaseResult result = testing::sample().result.cases[1];
  judge::JudgementResult unseen;
  unseen.id = "released";
  unseen.status = judge::JudgementResult::Status::kUnknown;
  unseen.reason = "was never waited for";
  result.verdict.judgements.push_back(unseen);
  const std::vector<std::string> lines = detail_lines(result, {});
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[3],
            "                 1 more could not be judged: what they need was never collected");
}

TEST(DetailLines, OfWhatPassesAreWhatItLeftBehind) {
  judge::CaseResult result = testing::sample().result.cases[0];
  EXPECT_THAT(
      detail_lines(result, {}),
      ElementsAre("                 left-behind fails: 1 object could not be removed",
                  "                   - object Namespace sw-1  reason still there  (evidence 9)"));
  result.verdict.judgements.erase(result.verdict.judgements.begin());
  EXPECT_THAT(detail_lines(result, {}), IsEmpty());
}

TEST(DetailLines, AreBounded) {
  judge::CaseResult result = testing::sample().result.cases[1];
  result.verdict.judgements[1].offenders.assign(1000, {"x", {}});
  const std::vector<std::string> lines = detail_lines(result, {});
  EXPECT_EQ(lines.size(), 14U);
  EXPECT_EQ(lines[11], "                   and 990 more");
}

TEST(StatusLine, CountsAndEstimates) {
  using std::chrono::seconds;
  const std::vector<Running> running = {{"egress-restricted", seconds(12)},
                                        {"trace-chain", seconds(3)}};
  EXPECT_EQ(status_line(18, 29, running, seconds(100), 100),
            "[18/29] 2 running: egress-restricted 12s, trace-chain 3s · 1m40s, about 1m01s left");
  EXPECT_EQ(status_line(0, 2, {}, seconds(1), 100), "[0/2] 0 running · 1s");
  EXPECT_EQ(status_line(18, 29, running, seconds(100), 20), "[18/29] 2 running: …");
}

std::vector<std::string> names_of(const std::vector<judge::CaseResult>& results) {
  std::vector<std::string> names;
  for (const judge::CaseResult& result : results) names.push_back(result.name());
  return names;
}

struct ConsoleTest : ::testing::Test {
  /// Everything that a run of the sample prints.
  std::string output(const ConsoleOptions& options,
                     const testing::Sample& sample = testing::sample()) {
    std::string out;
    Console console(options, clock, [&](std::string_view piece) { out += piece; });
    console.run_started(sample.result.run, names_of(sample.result.cases), "results/7k2m9");
    for (const judge::CaseResult& result : sample.result.cases) {
      console.case_started(result.name());
      console.case_finished(result);
    }
    console.run_finished(sample.result, sample.levels, "results/7k2m9");
    return out;
  }
  StillClock clock;
};

TEST_F(ConsoleTest, PlainLines) { testing::expect_golden("console.txt", output({})); }

TEST_F(ConsoleTest, OnATerminalTheStatusStandsBelow) {
  const std::string out = output({/*terminal=*/true, /*colour=*/false, Ci::kNone, 100});
  EXPECT_THAT(
      out,
      HasSubstr(
          "\r\x1b[K[0/7] 1 running: dra-attributes 0s · 0s\r\x1b[K  dra          dra-attributes"));
  EXPECT_THAT(out, Not(HasSubstr("\x1b[32m")));
  EXPECT_THAT(out, ::testing::EndsWith("exit 1\n"));
}

TEST_F(ConsoleTest, TheColumnOfNamesIsAsWideAsTheLongest) {
  std::string out;
  Console console({}, clock, [&](std::string_view piece) { out += piece; });
  judge::CaseResult result = testing::case_result("dra", "dra-attributes", Verdict::kPass, "");
  console.run_started(testing::sample().result.run,
                      {"dra-attributes", "dra-topology-numa[gpu.example.com]"}, "results/7k2m9");
  console.case_finished(result);
  EXPECT_THAT(
      out, HasSubstr("\n  dra          dra-attributes                     pass          11.2s\n"));
}

TEST_F(ConsoleTest, ARunThatEndsEarlyLeavesNoStatusLine) {
  std::string out;
  {
    Console console({/*terminal=*/true, false, Ci::kNone, 80}, clock,
                    [&](std::string_view piece) { out += piece; });
    console.run_started(testing::sample().result.run, std::vector<std::string>(7, "case"),
                        "results/7k2m9");
  }
  EXPECT_THAT(out, ::testing::EndsWith("[0/7] 0 running · 0s\r\x1b[K"));
}

TEST_F(ConsoleTest, InGitHubLinesAreGroupedAndFailuresComeAgain) {
  const std::string out = output({false, false, Ci::kGitHub, 100});
  EXPECT_THAT(out, HasSubstr("::group::7 cases\n"));
  const size_t end = out.find("::endgroup::\n");
  ASSERT_NE(end, std::string::npos);
  EXPECT_THAT(out.substr(end), HasSubstr("dra-exclusive"));
  EXPECT_THAT(out.substr(end), Not(HasSubstr("dra-attributes")));
  EXPECT_THAT(out, Not(HasSubstr("\x1b")));
}

TEST_F(ConsoleTest, InGitLabTheSectionHasItsTimes) {
  EXPECT_THAT(output({false, false, Ci::kGitLab, 100}),
              HasSubstr("\x1b[0Ksection_start:1795420800:seaworthy_cases\r\x1b[0K7 cases\n"));
}

TEST_F(ConsoleTest, TextFromAClusterCannotCommandTheTerminalOrTheCi) {
  const std::string out = output({false, false, Ci::kGitHub, 100}, testing::hostile());
  EXPECT_THAT(out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(out, Not(HasSubstr("\xff")));
  EXPECT_THAT(out, Not(HasSubstr("::error")));
  EXPECT_THAT(out, Not(HasSubstr("##[")));
  EXPECT_LT(out.size(), 20'000U);
}

ConsoleOptions detect(std::map<std::string, std::string> environment, bool terminal) {
  return ConsoleOptions::detect([&](const char* name) { return environment[name]; }, terminal);
}

TEST(ConsoleOptionsTest, FollowTheEnvironment) {
  EXPECT_TRUE(detect({{"TERM", "xterm"}}, true).colour);
  EXPECT_FALSE(detect({{"TERM", "xterm"}}, false).colour);
  EXPECT_FALSE(detect({{"TERM", "dumb"}}, true).terminal);
  EXPECT_FALSE(detect({}, true).terminal);
  const ConsoleOptions plain =
      detect({{"TERM", "xterm"}, {"NO_COLOR", "1"}, {"COLUMNS", "120"}}, true);
  EXPECT_FALSE(plain.colour);
  EXPECT_TRUE(plain.terminal);
  EXPECT_EQ(plain.width, 120U);
  EXPECT_EQ(detect({{"COLUMNS", "wide"}}, true).width, 80U);
  EXPECT_EQ(detect({{"GITHUB_ACTIONS", "true"}}, true).ci, Ci::kGitHub);
  EXPECT_FALSE(detect({{"GITLAB_CI", "true"}, {"TERM", "xterm"}}, true).terminal);
}

}  // namespace
}  // namespace seaworthy::report
