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

TEST(ListInput, EqualPartsAreChangedEachForItself) {
  const Programs programs({{".[0].spec.labels.a = 2 | map(.spec.labels.a)", {}},
                           {"map(.spec) | .[0] == .[1]", {}},
                           {"map(.empty, .zero, .text)", {}}});
  const Json object = {{"spec", {{"labels", {{"a", 1}}}}},
                       {"empty", {Json::array(), Json::object(), "", nullptr}},
                       {"zero", {0, 0.0, false, "0", "a", Json{"a"}, Json{{"a", 0}}}},
                       {"text", std::string(1000, 'x')}};
  ListInput input;
  input.insert(0, object);
  input.insert(1, object);
  EXPECT_EQ(programs.run(".[0].spec.labels.a = 2 | map(.spec.labels.a)", input),
            std::vector<Json>{Json({2, 1})});
  EXPECT_EQ(programs.run("map(.spec) | .[0] == .[1]", input), std::vector<Json>{true});
  const Json each = {object["empty"], object["zero"], object["text"]};
  EXPECT_EQ(programs.run("map(.empty, .zero, .text)", input),
            std::vector<Json>{Json({each[0], each[1], each[2], each[0], each[1], each[2]})});
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
