#include "judge/replay_record.h"

#include <gtest/gtest.h>

namespace seaworthy::judge {
namespace {

spec::Suite suite_of(const std::string& text) {
  spec::Suite suite;
  suite.files["dra/truth.md"] = text;
  spec::Case& test = suite.cases.emplace_back();
  test.id = "dra-truth";
  test.file = "dra/truth.md";
  return suite;
}

TEST(CurrentReplays, AreThoseOfCasesThatDidNotChange) {
  const spec::Suite suite = suite_of("as it was");
  const MutantResult lies{"dra-truth[gpu.example.com]", "lies", spec::Mutant::Kind::kPlatform,
                          MutantOutcome::kBites, "model: 1 offender"};
  MutantResult gone = lies;
  gone.case_name = "dra-gone";
  const Json record = {{"cases",
                        {{"dra-truth", {{"digest", suite.digest_of(suite.cases[0])}}},
                         {"dra-gone", Json::object()}}},
                       {"mutants", {lies.json(), gone.json()}}};
  const std::vector<MutantResult> current = current_replays(record, suite);
  ASSERT_EQ(current.size(), 1);
  EXPECT_EQ(current[0].json(), lies.json());
  EXPECT_TRUE(current_replays(record, suite_of("as it is now")).empty());
  EXPECT_TRUE(current_replays(Json::object(), suite).empty());
}

}  // namespace
}  // namespace seaworthy::judge
