#include "judge/references.h"

#include <gmock/gmock.h>

namespace seaworthy::judge {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NamesMentioned, PathsInEverySpelling) {
  EXPECT_THAT(names_mentioned(".held.events[] | .object"), ElementsAre("events", "held", "object"));
  EXPECT_THAT(names_mentioned(R"(."no-claim" | .["with-claim"])"),
              ElementsAre("no-claim", "with-claim"));
  EXPECT_THAT(names_mentioned(R"(. [ "spaced" ])"), ElementsAre("spaced"));
}

TEST(NamesMentioned, NotInStringsAndComments) {
  EXPECT_THAT(names_mentioned(R"("see .held" == "x" # .other
                                 | not)"),
              IsEmpty());
  EXPECT_THAT(names_mentioned(R"(.role == "control")"), ElementsAre("role"));
}

TEST(NamesMentioned, CodeWithinStringsCounts) {
  EXPECT_THAT(names_mentioned(R"("a \(.held | ascii(.b)) .no \"\(.c)\"")"),
              ElementsAre("b", "c", "held"));
}

TEST(NamesMentioned, SurvivesWhatIsNotJq) {
  EXPECT_THAT(names_mentioned("\"open \\("), IsEmpty());
  EXPECT_THAT(names_mentioned(")))..\\."), IsEmpty());
  EXPECT_THAT(names_mentioned(""), IsEmpty());
}

}  // namespace
}  // namespace seaworthy::judge
