#include "http/url.h"

#include <gtest/gtest.h>

namespace seaworthy::http {
namespace {

TEST(Url, EncodesWhatAPathMustNotHold) {
  EXPECT_EQ(percent_encode("system:node"), "system:node");
  EXPECT_EQ(percent_encode("../a b?\xc3\xbc"), "..%2Fa%20b%3F%C3%BC");
}

TEST(Url, QueryLeavesOutWhatIsEmpty) {
  EXPECT_EQ(query({}), "");
  EXPECT_EQ(query({{"labelSelector", ""}, {"limit", "500"}, {"fieldSelector", "a=b,c!=d"}}),
            "?limit=500&fieldSelector=a%3Db%2Cc%21%3Dd");
}

}  // namespace
}  // namespace seaworthy::http
