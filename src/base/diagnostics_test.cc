#include "base/diagnostics.h"

#include <gtest/gtest.h>

namespace seaworthy {
namespace {

TEST(Diagnostics, ShowsTheLineAndAPointer) {
  const Diagnostic finding{Severity::kError, "unknown-field", {"a.md", 2, 5}, "unknown field `b`"};
  EXPECT_EQ(render(finding, "one\n- {b: 1}\nthree\n"),
            "a.md:2:5: unknown field `b`\n"
            "  2 | - {b: 1}\n"
            "    |     ^\n");
}

TEST(Diagnostics, PointsBehindTabsAndUmlauts) {
  const Diagnostic finding{Severity::kWarning, "x", {"a.md", 1, 7}, "here"};
  EXPECT_EQ(render(finding, "\tü: bad\r\n"),
            "a.md:1:7: warning: here\n"
            "  1 | \tü: bad\n"
            "    | \t    ^\n");
}

TEST(Diagnostics, ShowsWhatIsKnown) {
  const Location file{"a.md", 0, 0};
  EXPECT_EQ(render({Severity::kError, "x", file, "gone"}, "text\n"), "a.md: gone\n");
  EXPECT_EQ(render({Severity::kError, "x", {"a.md", 9, 1}, "gone"}, "text\n"), "a.md:9:1: gone\n");
  EXPECT_EQ(render({Severity::kError, "x", {"a.md", 1, 0}, "line"}, "te\x1bxt\n"),
            "a.md:1: line\n  1 | te\uFFFDxt\n");
  EXPECT_EQ(render({Severity::kError, "x", {}, "no place"}, ""), "no place\n");
}

TEST(Diagnostics, SortsByPlace) {
  Diagnostics diagnostics;
  diagnostics.warning({"b", 1, 1}, "x", "1");
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.error({"a", 2, 1}, "x", "2");
  diagnostics.error({"a", 1, 9}, "x", "3");
  diagnostics.error({"a", 1, 9}, "x", "4");
  diagnostics.sort();
  EXPECT_TRUE(diagnostics.has_errors());
  std::string order;
  for (const Diagnostic& finding : diagnostics.all()) order += finding.message;
  EXPECT_EQ(order, "3421");
}

TEST(DidYouMean, FindsTheNearest) {
  const std::vector<std::string> words = {"selector", "kind", "for", "within"};
  EXPECT_EQ(did_you_mean("selctor", words), "selector");
  EXPECT_EQ(did_you_mean("slecetor", words), "selector");
  EXPECT_EQ(did_you_mean("fro", words), "for");
  EXPECT_EQ(did_you_mean("kid", words), "kind");
  EXPECT_EQ(did_you_mean("namespace", words), "");
  EXPECT_EQ(did_you_mean("", words), "");
  EXPECT_EQ(did_you_mean(std::string(1000, 'a'), words), "");
}

}  // namespace
}  // namespace seaworthy
