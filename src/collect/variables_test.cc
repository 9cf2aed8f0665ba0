#include "collect/variables.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace seaworthy::collect {
namespace {

const Variables kVariables = {{"NAME", "a"}, {"COUNT", 3}, {"LIST", Json::array({"x", "y"})}};

TEST(Variables, ReplacesInsideText) {
  EXPECT_EQ(substitute(std::string("$NAME-${COUNT}x $$NAME $ 5$"), kVariables), "a-3x $NAME $ 5$");
}

TEST(Variables, KeepsTheTypeOfAWholeValue) {
  const Json value = {{"replicas", "$COUNT"}, {"args", "$LIST"}, {"$NAME", "n=$COUNT"}};
  EXPECT_EQ(substitute(value, kVariables),
            Json({{"replicas", 3}, {"args", {"x", "y"}}, {"a", "n=3"}}));
}

TEST(Variables, NamesWhatIsKnown) {
  try {
    (void)substitute(std::string("$NAM"), kVariables);
    FAIL() << "expected UsageError";
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(), "unknown variable `$NAM`; known: $COUNT, $LIST, $NAME");
  }
}

}  // namespace
}  // namespace seaworthy::collect
