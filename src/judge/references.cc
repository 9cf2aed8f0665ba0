#include "judge/references.h"

#include <cctype>

namespace seaworthy::judge {
namespace {

bool starts_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool continues_name(char c) {
  return starts_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0;
}
bool is_blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

/// Walks an expression once, character by character; `last_` is the last one that was not blank.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::set<std::string> names() {
    code(/*in_string=*/false);
    return names_;
  }

 private:
  /// Reads code up to its end, or up to the parenthesis that closes an interpolation.
  void code(bool in_string) {
    int depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else if (c == '"') {
        const bool is_path = last_ == '.' || last_ == '[';
        const std::string literal = string();
        if (is_path) names_.insert(literal);
        last_ = '"';
      } else if (c == '.' && at_ < text_.size() && starts_name(text_[at_])) {
        name();
      } else if (in_string && c == ')' && depth-- == 0) {
        return;
      } else if (!is_blank(c)) {
        if (c == '(') ++depth;
        last_ = c;
      }
    }
  }

  void name() {
    const size_t start = at_;
    while (at_ < text_.size() && continues_name(text_[at_])) ++at_;
    names_.emplace(text_.substr(start, at_ - start));
    last_ = text_[at_ - 1];
  }

  /// Reads a string after its opening quote and returns its characters, escapes as written.
  std::string string() {
    std::string literal;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        const char escaped = text_[at_ + 1];
        at_ += 2;
        if (escaped == '(') {
          code(/*in_string=*/true);
        } else {
          literal += escaped;
        }
      } else {
        literal += text_[at_++];
      }
    }
    if (at_ < text_.size()) ++at_;
    return literal;
  }

  std::string_view text_;
  size_t at_ = 0;
  char last_ = '\0';
  std::set<std::string> names_;
};

}  // namespace

std::set<std::string> names_mentioned(std::string_view expression) {
  return Scanner(expression).names();
}

}  // namespace seaworthy::judge
