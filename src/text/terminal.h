#pragma once
// Markdown for a terminal: paragraphs wrapped, headings underlined, lists hung, code as it is.
// Pure, thread-safe.

#include <cstddef>
#include <string>
#include <string_view>

namespace seaworthy::text {

/// `width`: in characters; a longer word or line of code is left whole. The result is safe to
/// print.
[[nodiscard]] std::string markdown_to_terminal(std::string_view markdown, size_t width);

}  // namespace seaworthy::text
