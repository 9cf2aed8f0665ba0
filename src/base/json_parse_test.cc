#include "base/json_parse.h"

#include <gtest/gtest.h>

namespace seaworthy {
namespace {

Json by_the_library(const std::string& text) { return json_or_discarded(text); }

/// Equal in their types as well: to the library, 1 and 1.0 are equal.
void expect_same(const std::string& text) {
  const Json ours = parse_json(text), theirs = by_the_library(text);
  EXPECT_EQ(ours.is_discarded(), theirs.is_discarded()) << text;
  if (theirs.is_discarded()) return;
  EXPECT_EQ(ours, theirs) << text;
  EXPECT_EQ(ours.type(), theirs.type()) << text;
  EXPECT_EQ(to_line(ours), to_line(theirs)) << text;
}

TEST(JsonParse, ReadsWhatTheLibraryReads) {
  for (
      const std::string text :
      {R"({"kind":"Pod","metadata":{"name":"a"},"items":[1,-2,0,-0,1.5,2e3,-1E-2,true,false,null]})",
       R"(  { "b" : [ ] , "a" : { } , "a" : 2 }  )", R"("a\"\\\/\b\f\n\r\t")",
       R"("\u00e9\ud83d\ude00")", "\"\u00e9 \u2026\"", "\"\x7f\"", "123456789012345678",
       "-123456789012345678", "12345678901234567890", "-12345678901234567890",
       "123456789012345678901234567890", "0.1", "1e400", "1e-400", "[[[[]]]]", "\xef\xbb\xbf[1]"}) {
    expect_same(text);
  }
}

TEST(JsonParse, RefusesWhatTheLibraryRefuses) {
  for (const std::string text :
       {"",         " ",           "{",           "[1,]", "[1 2]",   "{\"a\"}",
        "{\"a\":}", "{\"a\":1,}",  "{a:1}",       "[1]]", "01",      "-",
        "-a",       "1.",          ".5",          "1e",   "1e+",     "+1",
        "nul",      "truex",       "\"",          "\"\\", "\"\\x\"", "\"\t\"",
        "\"\xff\"", "\"\\ud800\"", "\"\\udc00\"", "'a'",  "1 1"}) {
    expect_same(text);
    EXPECT_TRUE(parse_json(text).is_discarded()) << text;
  }
  expect_same(std::string("\"\0\"", 3));
  expect_same(std::string("1\0", 2));
}

TEST(JsonParse, LeavesDeepNestingToTheLibrary) {
  for (const size_t depth : {kPlainDepth - 1, kPlainDepth + 1, 100 * kPlainDepth}) {
    const std::string text = std::string(depth, '[') + std::string(depth, ']');
    Json value;
    EXPECT_EQ(parse_plain_json(text, value), depth < kPlainDepth);
    EXPECT_TRUE(parse_json(text).is_array());
  }
}

}  // namespace
}  // namespace seaworthy
