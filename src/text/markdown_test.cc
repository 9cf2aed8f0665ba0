#include "text/markdown.h"

#include <gtest/gtest.h>

namespace seaworthy::text {
namespace {

MarkdownFile markdown_of(const std::string& text) {
  Diagnostics diagnostics;
  MarkdownFile file = parse_markdown(text, "a.md", diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  return file;
}

TEST(Markdown, SplitsTheFrontMatterOff) {
  const MarkdownFile file = markdown_of("---\nid: a\n---\n# Title\n");
  EXPECT_EQ(file.front_matter, "id: a\n");
  EXPECT_EQ(file.front_matter_where.text(), "a.md:2:1");
  EXPECT_EQ(file.body, "# Title\n");
}

TEST(Markdown, ReadsFilesOfWindows) {
  const MarkdownFile file = markdown_of(
      "\xEF\xBB\xBF---\r\nid: a\r\n---\r\n# T\r\n\r\n```yaml judge\r\n- id: x\r\n```\r\n");
  EXPECT_EQ(file.front_matter, "id: a\r\n");
  ASSERT_EQ(file.fences.size(), 1);
  EXPECT_EQ(file.fences[0].where.text(), "a.md:7:1");
}

TEST(Markdown, AFileWithoutFrontMatterIsAllBody) {
  const MarkdownFile file = markdown_of("# Title\n---\n");
  EXPECT_EQ(file.front_matter, "");
  EXPECT_EQ(file.body, "# Title\n---\n");
}

TEST(Markdown, ReportsFrontMatterThatNeverEnds) {
  Diagnostics diagnostics;
  (void)parse_markdown("---\nid: a\n", "a.md", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1);
  EXPECT_EQ(diagnostics.all()[0].where.text(), "a.md:1:1");
  EXPECT_EQ(diagnostics.all()[0].message,
            "the front matter is never closed; end it with a line `---`");
}

TEST(Markdown, FindsBlocksWithARole) {
  const MarkdownFile file = markdown_of(
      "---\nid: a\n---\n"
      "```yaml\nprose: true\n```\n"
      "```sh setup\necho\n```\n"
      "```yaml setup\n- sleep: 1s\n```\n"
      "1. In a list:\n\n   ```yaml judge\n   - id: x\n     that: 'true'\n   ```\n"
      "~~~ yaml   mutants\n~~~\n");
  ASSERT_EQ(file.fences.size(), 3);
  EXPECT_EQ(file.fences[0].language, "yaml");
  EXPECT_EQ(file.fences[0].role, "setup");
  EXPECT_EQ(file.fences[0].text, "- sleep: 1s\n");
  EXPECT_EQ(file.fences[0].where.text(), "a.md:11:1");
  EXPECT_EQ(file.fences[1].role, "judge");
  EXPECT_EQ(file.fences[1].text, "- id: x\n  that: 'true'\n");
  EXPECT_EQ(file.fences[1].where.text(), "a.md:16:4");
  EXPECT_EQ(file.fences[2].role, "mutants");
  EXPECT_EQ(file.fences[2].text, "");
}

TEST(Markdown, MakesSafeHtml) {
  EXPECT_EQ(markdown_to_html("A *b* `c`"), "<p>A <em>b</em> <code>c</code></p>\n");
  EXPECT_EQ(markdown_to_html("<script>x</script>"), "<!-- raw HTML omitted -->\n");
  EXPECT_EQ(markdown_to_html("[a](javascript:x)"), "<p><a href=\"\">a</a></p>\n");
}

}  // namespace
}  // namespace seaworthy::text
