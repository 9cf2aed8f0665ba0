#include "base/json.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace seaworthy {
namespace {

TEST(Json, MembersAreOrderedByKey) {
  Json value = {{"b", 1}, {"c", 2}};
  value["a"]["z"] = 3;
  value["a"]["y"] = 4;
  value.erase("b");
  value.update({{"aa", 5}, {"c", 6}});
  EXPECT_EQ(to_line(value), R"({"a":{"y":4,"z":3},"aa":5,"c":6})");
  EXPECT_EQ(to_line(json_of(R"({"b":1,"a":2,"b":3})")), R"({"a":2,"b":3})");
}

TEST(Json, StringAtAPointer) {
  const Json pod = {{"metadata", {{"name", "a"}, {"labels", {{"app/x", "y"}, {"", "none"}}}}},
                    {"spec", {{"containers", {{{"image", "i"}}}}}},
                    {"count", 3}};
  EXPECT_EQ(string_at(pod, "/metadata/name"), "a");
  EXPECT_EQ(string_at(pod, "/metadata/labels/app~1x"), "y");
  EXPECT_EQ(string_at(pod, "/metadata/labels/"), "none");
  EXPECT_EQ(string_at(pod, "/spec/containers/0/image"), "i");
  EXPECT_EQ(string_at("itself", ""), "itself");
  for (const char* nothing :
       {"/count", "/metadata", "", "/metadata/name/more", "/none", "/none/x",
        "/spec/containers/1/image", "/spec/containers/x", "/metadata/labels/app"}) {
    EXPECT_EQ(string_at(pod, nothing, "-"), "-") << nothing;
  }
}

TEST(Json, MembersOfARangeComeInOrderAndTheFirstOfTwoCounts) {
  const std::vector<std::pair<std::string, Json>> range = {{"b", 1}, {"a", 2}, {"b", 3}};
  EXPECT_EQ(to_line(Json::object_t(range.begin(), range.end())), R"({"a":2,"b":1})");
}

}  // namespace
}  // namespace seaworthy
