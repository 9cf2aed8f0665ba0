#include "text/input.h"

#include <gtest/gtest.h>

#include "text/programs.h"

namespace seaworthy::text {
namespace {

TEST(Input, ShowsTheNamedMembersToEachExpression) {
  const Programs programs({{"keys", {}}, {".a.x", {}}, {".a = 1", {}}});
  const Json object = {{"a", {{"x", 7}}}, {"b", {1, 2}}, {"c", nullptr}};
  const Input input(object);
  EXPECT_EQ(programs.run("keys", View{input, {"a", "missing"}}), (std::vector<Json>{{"a"}}));
  EXPECT_EQ(programs.run(".a = 1", View{input, {"a", "b"}}),
            (std::vector<Json>{{{"a", 1}, {"b", {1, 2}}}}));
  EXPECT_EQ(programs.run(".a.x", View{input, {"a"}}), std::vector<Json>{7})
      << "no expression changes the input of another";
  EXPECT_EQ(programs.run("keys", View{input, {}}), std::vector<Json>{Json::array()});
}

TEST(Input, AMemberNestedTooDeepIsAnErrorOfTheExpressionThatSeesIt) {
  const Programs programs(std::vector<Expression>{{"keys", {}}});
  Json deep = 1;
  for (int i = 0; i < 1100; ++i) deep = Json::array({deep});
  const Json object = {{"deep", deep}, {"flat", 1}};
  const Input input(object);
  EXPECT_EQ(programs.run("keys", View{input, {"flat"}}), (std::vector<Json>{{"flat"}}));
  EXPECT_THROW((void)programs.run("keys", View{input, {"deep"}}), JqError);
}

}  // namespace
}  // namespace seaworthy::text
