#include "spec/fact.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace seaworthy::spec {
namespace {

Fact example() {
  return {7,         "2026-11-23T08:05:10.000000Z",
          "observe", 2,
          "window",  kFactEvent,
          "held",    {{"type", "ADDED"}}};
}

std::string problem_of(const Json& value) {
  try {
    (void)Fact::from_json(value);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

TEST(Fact, SurvivesJson) {
  const Fact fact = Fact::from_json(json_of(to_line(example().json())));
  EXPECT_EQ(fact.number, 7);
  EXPECT_EQ(fact.time, "2026-11-23T08:05:10.000000Z");
  EXPECT_EQ(fact.role, "observe");
  EXPECT_EQ(fact.step, 2);
  EXPECT_EQ(fact.verb, "window");
  EXPECT_EQ(fact.kind, "event");
  EXPECT_EQ(fact.as, "held");
  EXPECT_EQ(fact.data, Json({{"type", "ADDED"}}));
}

TEST(Fact, RefusesWhatIsNoFact) {
  Json value = example().json();
  EXPECT_EQ(problem_of(Json::array()), "a fact that is not an object");
  value["step"] = "2";
  EXPECT_EQ(problem_of(value), "`step` of a fact is not an integer");
  value["number"] = -1;
  EXPECT_EQ(problem_of(value), "`number` of a fact is not a count");
  value.erase("number");
  EXPECT_EQ(problem_of(value), "a fact without `number`");
}

}  // namespace
}  // namespace seaworthy::spec
