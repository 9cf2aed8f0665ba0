#include "text/programs.h"

#include <gtest/gtest.h>

#include <thread>

namespace seaworthy::text {
namespace {

TEST(Programs, RunsEachExpressionFromManyThreads) {
  std::vector<Expression> expressions;
  for (int i = 0; i < 120; ++i) expressions.push_back({". + " + std::to_string(i), {}});
  const Programs programs(expressions);
  std::vector<std::jthread> threads;
  std::vector<int> wrong(4);
  for (size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 120; ++i)
        wrong[t] += programs.run(". + " + std::to_string(i), 1) != std::vector<Json>{i + 1};
    });
  }
  threads.clear();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

TEST(Programs, ABrokenExpressionBreaksNoOther) {
  const Programs programs({{".a", {}}, {".a |", {}}});
  EXPECT_EQ(programs.run(".a", {{"a", 1}}), std::vector<Json>{1});
  EXPECT_THROW((void)programs.run(".a |", {{"a", 1}}), JqError);
}

}  // namespace
}  // namespace seaworthy::text
