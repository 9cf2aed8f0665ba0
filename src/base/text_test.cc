#include "base/text.h"

#include <gmock/gmock.h>

namespace seaworthy {
namespace {

using ::testing::ElementsAre;

TEST(Text, SplitsAndJoins) {
  EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(split("", ','), ElementsAre(""));
  EXPECT_EQ(join({"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
}

TEST(Text, PrintableTakesCommandsFromTerminals) {
  EXPECT_EQ(printable("a\tb\nc é €"), "a\tb\nc é €");
  EXPECT_EQ(printable("\x1b[31mred\x7f\r"), "\uFFFD[31mred\uFFFD\uFFFD");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m"),
            "\uFFFD31m");
}

TEST(Text, PrintableReplacesInvalidUtf8) {
  EXPECT_EQ(printable("a\xff\xc3"), "a\uFFFD\uFFFD");
  EXPECT_EQ(printable("\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80"),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(printable("\xf0\x9f\x9a\xa2"), "\xf0\x9f\x9a\xa2");
}

TEST(Text, PrintableCutsBetweenCharactersAndSaysSo) {
  EXPECT_EQ(printable("abcé", 4), "abc… (5 bytes)");
  EXPECT_EQ(printable("abcé", 5), "abcé");
  EXPECT_EQ(printable(std::string(1 << 20, 'x')).substr(4096), "… (1048576 bytes)");
}

TEST(Text, GlobsMatchWholeWords) {
  EXPECT_TRUE(glob_match("dra-*", "dra-truth"));
  EXPECT_TRUE(glob_match("*", ""));
  EXPECT_TRUE(glob_match("d?a-*u*h", "dra-truth"));
  EXPECT_TRUE(glob_match("**a", "aa"));
  EXPECT_FALSE(glob_match("dra", "dra-truth"));
  EXPECT_FALSE(glob_match("*-x", "dra-truth"));
  EXPECT_FALSE(glob_match("?", ""));
  EXPECT_FALSE(glob_match(std::string(50, '*') + "b", std::string(5000, 'a')));
}

}  // namespace
}  // namespace seaworthy
