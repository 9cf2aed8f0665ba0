#include "text/terminal.h"

#include <gtest/gtest.h>

namespace seaworthy::text {
namespace {

TEST(TerminalTest, UnderlinesHeadingsAndWrapsParagraphs) {
  EXPECT_EQ(
      markdown_to_terminal("# A claim\n\nOne two three\nfour five.\n\n## Why\n\n### Because\n", 10),
      "A claim\n=======\n\nOne two\nthree four\nfive.\n\nWhy\n---\n\nBecause\n");
}

TEST(TerminalTest, HangsListsAndKeepsTheirTightness) {
  EXPECT_EQ(markdown_to_terminal("- one two\n- three\n  - four\n\n9. nine\n10. ten\n", 8),
            "- one\n  two\n- three\n  - four\n\n9. nine\n10. ten\n");
  EXPECT_EQ(markdown_to_terminal("- one\n\n- two\n", 80), "- one\n\n- two\n");
}

TEST(TerminalTest, KeepsCodeAsItIs) {
  EXPECT_EQ(markdown_to_terminal(
                "See `a  b`:\n\n```yaml observe\n- until: {kind: Pod, for: 20s}\n\n  x\n```\n", 12),
            "See `a b`:\n\n    - until: {kind: Pod, for: 20s}\n\n      x\n");
}

TEST(TerminalTest, SaysWhereALinkLeadsUnlessItSaysSoItself) {
  EXPECT_EQ(markdown_to_terminal(
                "[docs](https://a.example) and <https://b.example>, *much* **ado**\n", 80),
            "docs (https://a.example) and https://b.example, much ado\n");
}

TEST(TerminalTest, CountsCharactersNotBytes) {
  EXPECT_EQ(markdown_to_terminal("ää öö üü\n", 5), "ää öö\nüü\n");
}

TEST(TerminalTest, LetsNoEscapeSequenceThrough) {
  EXPECT_EQ(markdown_to_terminal("a\x1b[2Jb\n", 80), "a\xEF\xBF\xBD[2Jb\n");
}

TEST(TerminalTest, SurvivesNestingDeeperThanTheTerminalIsWide) {
  EXPECT_EQ(markdown_to_terminal("- - - - a b\n", 4), "- - - - a\n        b\n");
}

}  // namespace
}  // namespace seaworthy::text
