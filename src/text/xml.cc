#include "text/xml.h"

#include "base/text.h"

namespace seaworthy::text {
namespace {

constexpr char kEscape = '\x1b';

/// Bytes of the ANSI escape sequence at the front of `text`, which starts with ESC (ECMA-48): a
/// control sequence (ESC [ … final), an operating system command (ESC ] … BEL or ESC \), or ESC and
/// one more.
size_t escape_sequence_size(std::string_view text) {
  if (text.size() < 2) return text.size();
  if (text[1] == '[') {
    const auto is_inside = [](char c) { return c >= 0x20 && c <= 0x3F; };
    size_t end = 2;
    while (end < text.size() && is_inside(text[end])) ++end;
    return std::min(end + 1, text.size());
  }
  if (text[1] == ']') {
    const size_t end = text.find_first_of("\a\x1b\n", 2);
    if (end == std::string_view::npos || text[end] == '\n') return 2;
    return text[end] == '\a' ? end + 1 : std::min(end + 2, text.size());
  }
  return static_cast<unsigned char>(text[1]) < 0x80 ? 2 : 1;
}

bool is_forbidden(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r';
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

}  // namespace

std::string sanitize(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    size_t size = text[0] == kEscape ? escape_sequence_size(text) : utf8_size(text);
    if (text[0] == kEscape) {
      // Left out.
    } else if (size == 0 || is_forbidden(text.substr(0, size))) {
      out += kReplacementCharacter;
    } else {
      out += text.substr(0, size);
    }
    text.remove_prefix(std::max<size_t>(size, 1));
  }
  return out;
}

std::string escape_markup(std::string_view text) {
  std::string out;
  for (const char c : sanitize(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

XmlWriter::Element XmlWriter::element(std::string_view name,
                                      const std::vector<Attribute>& attributes) {
  end_start_tag();
  new_line();
  out_ += "<";
  out_ += name;
  for (const Attribute& attribute : attributes) {
    out_ += " ";
    out_ += attribute.name;
    out_ += "=\"" + escape_markup(attribute.value) + "\"";
  }
  open_.emplace_back(name);
  start_tag_open_ = true;
  holds_text_ = false;
  return Element(*this);
}

void XmlWriter::text(std::string_view text) {
  end_start_tag();
  out_ += escape_markup(text);
  holds_text_ = true;
}

void XmlWriter::close() {
  const std::string name = std::move(open_.back());
  open_.pop_back();
  if (start_tag_open_) {
    out_ += "/>";
  } else {
    if (!holds_text_) new_line();
    out_ += "</" + name + ">";
  }
  start_tag_open_ = false;
  holds_text_ = false;
  if (open_.empty()) out_ += "\n";
}

void XmlWriter::end_start_tag() {
  if (start_tag_open_) out_ += ">";
  start_tag_open_ = false;
}

void XmlWriter::new_line() {
  if (holds_text_) return;
  if (!out_.ends_with('\n')) out_ += "\n";
  out_.append(2 * open_.size(), ' ');
}

}  // namespace seaworthy::text
