#include "store/history.h"

#include <gmock/gmock.h>

#include "base/digest.h"

namespace seaworthy::store {
namespace {

using judge::PastRun;
using judge::Verdict;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct HistoryTest : ::testing::Test {
  HistoryTest()
      : folder(std::filesystem::temp_directory_path() / ("seaworthy-history-" + random_name(8))) {
    std::filesystem::create_directories(folder);
  }
  ~HistoryTest() override { std::filesystem::remove_all(folder); }

  static Json run(const std::string& id, const std::string& cluster = "c1",
                  const std::string& digest = "d1") {
    return {{"id", id},
            {"started", "2026-11-23T08:00:0" + id + ".000000Z"},
            {"profile", "agentic"},
            {"cluster", {{"fingerprint", cluster}}},
            {"suite", {{"digest", digest}}}};
  }
  static judge::RunResult result(const Json& run, Verdict verdict) {
    judge::CaseResult result;
    result.id = "gang";
    result.verdict.verdict = verdict;
    return {run, {result}};
  }
  std::filesystem::path folder;
};

TEST_F(HistoryTest, GivesEarlierRunsOfThatClusterAndConfigurationNewestFirst) {
  History history(folder);
  history.record(result(run("1"), Verdict::kFail));
  history.record(result(run("2"), Verdict::kPass));
  history.record(result(run("3", "c2"), Verdict::kError));
  history.record(result(run("4", "c1", "d2"), Verdict::kError));
  EXPECT_THAT(history.before(run("5"), 9),
              ElementsAre(PastRun{{"gang", "pass"}}, PastRun{{"gang", "fail"}}));
  EXPECT_THAT(history.before(run("5"), 1), ElementsAre(PastRun{{"gang", "pass"}}));
  EXPECT_THAT(history.before(run("2"), 9), ElementsAre(PastRun{{"gang", "fail"}}))
      << "neither itself nor later ones";
  EXPECT_THAT(history.before(run("1"), 9), IsEmpty());
}

TEST_F(HistoryTest, IsThereAgainInAnotherProcessAndReplacesARun) {
  {
    History history(folder);
    history.record(result(run("1"), Verdict::kPass));
    history.record(result(run("1"), Verdict::kFail));
  }
  EXPECT_THAT(History(folder).before(run("2"), 9), ElementsAre(PastRun{{"gang", "fail"}}));
}

TEST_F(HistoryTest, TheWorstInstanceSpeaksForItsCase) {
  judge::RunResult both = result(run("1"), Verdict::kFail);
  both.cases.push_back(result(run("1"), Verdict::kPass).cases.front());
  both.cases.push_back(result(run("1"), Verdict::kNotApplicable).cases.front());
  EXPECT_EQ(verdicts_by_case(both), (PastRun{{"gang", "fail"}}));
}

TEST_F(HistoryTest, SaysWhyItCannotBeOpened) {
  try {
    History history(folder / "missing");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.what(), "cannot open " + (folder / "missing/history.db").string() +
                                ": unable to open database file");
  }
}

}  // namespace
}  // namespace seaworthy::store
