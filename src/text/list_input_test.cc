#include "text/list_input.h"

#include <gtest/gtest.h>

#include "text/programs.h"

namespace seaworthy::text {
namespace {

TEST(ListInput, IsTheListAfterEachChange) {
  const Programs programs({{".", {}}, {"map(.n) | add", {}}, {".[0].n = 100", {}}});
  ListInput input;
  std::vector<Json> expected;
  const auto expect_same = [&] {
    EXPECT_EQ(programs.run(".", input), std::vector<Json>{Json(expected)});
  };
  EXPECT_EQ(programs.run(".", input), std::vector<Json>{Json::array()});
  for (const size_t at : {0, 1, 0, 1, 4}) {
    const Json object = {{"n", 10 + expected.size()}};
    input.insert(at, object);
    expected.insert(expected.begin() + static_cast<long>(at), object);
    expect_same();
  }
  EXPECT_EQ(programs.run(".[0].n = 100", input).size(), 1U);
  expect_same();  // no expression changes the list
  for (const size_t at : {0, 2, 4}) {
    input.replace(at, {{"n", at}});
    expected[at] = {{"n", at}};
    expect_same();
  }
  for (const size_t at : {4, 1, 0, 1, 0}) {
    input.erase(at);
    expected.erase(expected.begin() + static_cast<long>(at));
    expect_same();
  }
}

TEST(ListInput, RefusesWhatIsNestedTooDeepAndStaysAsItWas) {
  Json deep = 1;
  for (int i = 0; i < 1100; ++i) deep = Json::array({deep});
  const Programs programs(std::vector<Expression>{{"length", {}}});
  ListInput input;
  input.insert(0, 1);
  EXPECT_THROW(input.insert(0, deep), JqError);
  EXPECT_THROW(input.replace(0, deep), JqError);
  EXPECT_EQ(programs.run("length", input), std::vector<Json>{1});
}

}  // namespace
}  // namespace seaworthy::text
