#include "text/markdown.h"

#include <cmark.h>

#include <cstdlib>
#include <memory>

#include "base/text.h"

namespace seaworthy::text {
namespace {

using Document = std::unique_ptr<cmark_node, void (*)(cmark_node*)>;

constexpr std::string_view kRule = "---";

/// The first line of `text`, without its end; `text` then starts behind it.
std::string_view take_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_rule(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1) == kRule;
}

/// Splits the front matter off; the number of lines before the body.
int split_front_matter(std::string_view text, MarkdownFile& out, const std::string& file,
                       Diagnostics& diagnostics) {
  std::string_view rest = text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);  // a byte order mark
  out.body = rest;
  out.front_matter_where = {file, 2, 1};
  if (!is_rule(take_line(rest))) return 0;
  const std::string_view start = rest;
  for (int lines = 2; !rest.empty(); ++lines) {
    const size_t offset = start.size() - rest.size();
    if (!is_rule(take_line(rest))) continue;
    out.front_matter = start.substr(0, offset);
    out.body = rest;
    return lines;
  }
  diagnostics.error({file, 1, 1}, "front-matter",
                    "the front matter is never closed; end it with a line `---`");
  return 0;
}

/// Language and role of an info string "yaml judge"; both empty where there are not exactly these
/// two words.
Fence fence_of(std::string_view info) {
  Fence fence;
  std::vector<std::string> words;
  for (const std::string& word : split(info, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  if (words.size() != 2 || words[0] != "yaml") return fence;
  fence.language = words[0];
  fence.role = words[1];
  return fence;
}

}  // namespace

MarkdownFile parse_markdown(std::string_view text, const std::string& file,
                            Diagnostics& diagnostics) {
  MarkdownFile out;
  const int skipped = split_front_matter(text, out, file, diagnostics);
  const Document document(cmark_parse_document(out.body.data(), out.body.size(), CMARK_OPT_DEFAULT),
                          &cmark_node_free);
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> nodes(cmark_iter_new(document.get()),
                                                                 &cmark_iter_free);
  while (cmark_iter_next(nodes.get()) != CMARK_EVENT_DONE) {
    cmark_node* node = cmark_iter_get_node(nodes.get());
    if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK) continue;
    Fence fence = fence_of(cmark_node_get_fence_info(node));
    if (fence.role.empty()) continue;
    fence.text = cmark_node_get_literal(node);
    fence.where = {file, skipped + cmark_node_get_start_line(node) + 1,
                   cmark_node_get_start_column(node)};
    out.fences.push_back(std::move(fence));
  }
  return out;
}

std::string markdown_to_html(std::string_view markdown) {
  // Without CMARK_OPT_UNSAFE, raw HTML and links such as `javascript:` are left out.
  const std::unique_ptr<char, void (*)(void*)> html(
      cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_VALIDATE_UTF8),
      &std::free);
  return html.get();
}

}  // namespace seaworthy::text
