#include "run/patience.h"

#include <gtest/gtest.h>

namespace seaworthy::run {
namespace {

Json after(const std::string& verb, const Json& args) {
  spec::Case test;
  test.steps.emplace_back();
  test.steps[0].verb = verb;
  test.steps[0].args = args;
  return with_patience(test, 0.5).steps[0].args;
}

TEST(Patience, ShortensWhatIsWaitedForAtMost) {
  EXPECT_EQ(after("until", {{"kind", "Pod"}, {"within", "3m"}}),
            Json({{"kind", "Pod"}, {"within", "90s"}}));
  EXPECT_EQ(after("probe", {{"within", "1h"}}), Json({{"within", "1800s"}}));
  EXPECT_EQ(after("window", {{"for", "1m"}, {"until", "true"}}),
            Json({{"for", "30s"}, {"until", "true"}}));
}

TEST(Patience, LeavesWhatIsWatchedThrough) {
  EXPECT_EQ(after("window", {{"for", "10m"}}), Json({{"for", "10m"}}));
  EXPECT_EQ(after("sleep", {{"for", "10m"}}), Json({{"for", "10m"}}));
}

TEST(Patience, LeavesTwentySeconds) {
  EXPECT_EQ(after("until", {{"within", "15s"}}), Json({{"within", "15s"}}));
  EXPECT_EQ(after("until", {{"within", "20s"}}), Json({{"within", "20s"}}));
  EXPECT_EQ(after("until", {{"within", "30s"}}), Json({{"within", "20s"}}));
}

TEST(Patience, LeavesWhatSaysNoDeadlineOrNoDuration) {
  EXPECT_EQ(after("until", {{"kind", "Pod"}}), Json({{"kind", "Pod"}}));
  EXPECT_EQ(after("until", {{"within", "$LATER"}}), Json({{"within", "$LATER"}}));
}

}  // namespace
}  // namespace seaworthy::run
