#include "text/terminal.h"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/text.h"

namespace seaworthy::text {
namespace {

using Lines = std::vector<std::string>;

/// Characters, not bytes; combining and wide ones count as one.
size_t width_of(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? "" : literal;
}

std::string inline_text(cmark_node* parent);

std::string inline_of(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_SOFTBREAK:
      return " ";
    case CMARK_NODE_LINEBREAK:
      return "\n";
    case CMARK_NODE_CODE:
      return "`" + literal_of(node) + "`";
    case CMARK_NODE_LINK: {
      const std::string text = inline_text(node);
      const std::string url = cmark_node_get_url(node);
      return url.empty() || text == url ? text : text + " (" + url + ")";
    }
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
      return literal_of(node);
    default:  // emphasis, images: what they say
      return inline_text(node);
  }
}

std::string inline_text(cmark_node* parent) {
  std::string text;
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
       node = cmark_node_next(node)) {
    text += inline_of(node);
  }
  return text;
}

Lines wrap(const std::string& text, size_t width) {
  Lines lines;
  for (const std::string& line : split(text, '\n')) {
    lines.emplace_back();
    for (const std::string& word : split(line, ' ')) {
      if (word.empty()) continue;
      std::string& last = lines.back();
      if (last.empty()) {
        last = word;
      } else if (width_of(last) + 1 + width_of(word) <= width) {
        last += " " + word;
      } else {
        lines.push_back(word);
      }
    }
  }
  return lines;
}

Lines heading(cmark_node* node) {
  const std::string text = inline_text(node);
  const int level = cmark_node_get_heading_level(node);
  if (level > 2) return {text};
  return {text, std::string(width_of(text), level == 1 ? '=' : '-')};
}

Lines hang(const std::string& first, const Lines& lines) {
  const std::string rest(width_of(first), ' ');
  Lines hung;
  for (const std::string& line : lines) {
    hung.push_back(line.empty() ? line : (hung.empty() ? first : rest) + line);
  }
  return hung;
}

Lines literal_lines(cmark_node* node) {
  Lines lines = split(literal_of(node), '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

Lines blocks_of(cmark_node* parent, size_t width, bool tight);

Lines list(cmark_node* node, size_t width) {
  const bool tight = cmark_node_get_list_tight(node) != 0;
  const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  int number = cmark_node_get_list_start(node);
  Lines lines;
  for (cmark_node* item = cmark_node_first_child(node); item != nullptr;
       item = cmark_node_next(item)) {
    const std::string marker = ordered ? std::to_string(number++) + ". " : "- ";
    if (!tight && !lines.empty()) lines.emplace_back();
    for (std::string& line :
         hang(marker, blocks_of(item, width - std::min(width, marker.size()), tight))) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

Lines block(cmark_node* node, size_t width) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
      return heading(node);
    case CMARK_NODE_LIST:
      return list(node, width);
    case CMARK_NODE_CODE_BLOCK:
      return hang("    ", literal_lines(node));
    case CMARK_NODE_HTML_BLOCK:
      return literal_lines(node);
    case CMARK_NODE_BLOCK_QUOTE:
      return hang("  ", blocks_of(node, width - std::min<size_t>(width, 2), /*tight=*/false));
    case CMARK_NODE_THEMATIC_BREAK:
      return {std::string(width, '-')};
    default:
      return wrap(inline_text(node), width);
  }
}

Lines blocks_of(cmark_node* parent, size_t width, bool tight) {
  Lines lines;
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
       node = cmark_node_next(node)) {
    if (!tight && !lines.empty()) lines.emplace_back();
    for (std::string& line : block(node, width)) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::string markdown_to_terminal(std::string_view markdown, size_t width) {
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), &cmark_node_free);
  std::string out;
  for (const std::string& line : blocks_of(document.get(), width, /*tight=*/false))
    out += line + "\n";
  return printable(out, out.size());
}

}  // namespace seaworthy::text
