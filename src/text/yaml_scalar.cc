#include <charconv>

#include "text/yaml_builder.h"

namespace seaworthy::text {
namespace {

bool is_one_of(const std::string& text, std::initializer_list<const char*> words) {
  for (const char* word : words) {
    if (text == word) return true;
  }
  return false;
}

size_t skip_digits(std::string_view text, size_t at) {
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

/// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?   (YAML 1.2.2, 10.3.2)
bool is_decimal(std::string_view text) {
  size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const size_t whole = skip_digits(text, at) - at;
  at += whole;
  size_t fraction = 0;
  if (at < text.size() && text[at] == '.') {
    fraction = skip_digits(text, at + 1) - (at + 1);
    at += 1 + fraction;
  }
  if (whole + fraction == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const size_t end = skip_digits(text, at);
    if (end == at) return false;
    at = end;
  }
  return at == text.size();
}

template <typename Number>
bool parse_whole(std::string_view text, int base, Number& out) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out, base);
  return !text.empty() && problem == std::errc() && end == text.data() + text.size();
}

}  // namespace

Json core_schema_value(const std::string& text) {
  if (is_one_of(text, {"", "~", "null", "Null", "NULL"})) return nullptr;
  if (is_one_of(text, {"true", "True", "TRUE"})) return true;
  if (is_one_of(text, {"false", "False", "FALSE"})) return false;
  uint64_t prefixed = 0;
  const std::string_view view = text;
  if (view.starts_with("0x") && parse_whole(view.substr(2), 16, prefixed)) return prefixed;
  if (view.starts_with("0o") && parse_whole(view.substr(2), 8, prefixed)) return prefixed;
  if (!is_decimal(view)) return text;
  const std::string_view number = view[0] == '+' ? view.substr(1) : view;
  if (int64_t whole = 0; parse_whole(number, 10, whole)) return whole;
  double real = 0;
  const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), real);
  return problem == std::errc() ? Json(real) : Json(text);
}

}  // namespace seaworthy::text
