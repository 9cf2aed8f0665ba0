#pragma once
// The parts of a Markdown file that Seaworthy reads: front matter, fenced blocks with a role, and
// prose.

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace seaworthy::text {

/// A fenced block whose info string is "yaml ROLE" (e.g. ```yaml judge). Blocks without a role word
/// are prose.
struct Fence {
  std::string language;  ///< first word of the info string
  std::string role;      ///< second word; never empty here
  std::string text;      ///< without the fence lines
  Location where;        ///< of the first character of `text`
};

struct MarkdownFile {
  std::string front_matter;  ///< between the `---` lines, without them; empty where there is none
  Location front_matter_where;
  std::string body;           ///< everything after the front matter
  std::vector<Fence> fences;  ///< in order
};

[[nodiscard]] MarkdownFile parse_markdown(std::string_view text, const std::string& file,
                                          Diagnostics& diagnostics);

/// CommonMark to HTML, raw HTML and dangerous links removed.
[[nodiscard]] std::string markdown_to_html(std::string_view markdown);

}  // namespace seaworthy::text
