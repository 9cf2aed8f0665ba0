#include "text/jq_guard.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace seaworthy::text {
namespace {

constexpr size_t kLongest = 64 * 1024;
constexpr size_t kDeepestBrackets = 100;
constexpr char kInterpolation = 'i';  // stands for the `(` of `\(` among the open brackets

constexpr std::array<std::string_view, 20> kRefusedNames = {"_input",
                                                            "debug",
                                                            "env",
                                                            "get_jq_origin",
                                                            "get_prog_origin",
                                                            "get_search_list",
                                                            "halt",
                                                            "halt_error",
                                                            "import",
                                                            "include",
                                                            "input",
                                                            "input_filename",
                                                            "input_line_number",
                                                            "inputs",
                                                            "localtime",
                                                            "mktime",
                                                            "modulemeta",
                                                            "now",
                                                            "stderr",
                                                            "strflocaltime"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

char closer_of(char opener) {
  if (opener == '[') return ']';
  return opener == '{' ? '}' : ')';
}

/// Walks over the tokens as jq's own scanner does, keeping the open brackets.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::optional<Refusal> run() {
    while (at_ < text_.size() && !refusal_) step();
    if (!refusal_ && !open_.empty()) {
      const char opener = open_.back() == kInterpolation ? '(' : open_.back();
      refuse_at(open_offsets_.back(), backquoted({&opener, 1}) + " is never closed");
    }
    return refusal_;
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '"') {
      string_start_ = at_++;
      string();
    } else if (c == '@' || (c == '.' && at_ + 1 < text_.size() && is_letter(text_[at_ + 1]))) {
      ++at_;  // a format or a field: its name is data
      (void)word();
      before_ = c;
    } else if (is_letter(c)) {
      name();
    } else if (c == '(' || c == '[' || c == '{') {
      open(c);
    } else if (c == ')' || c == ']' || c == '}') {
      close(c);
    } else if (c == '\0') {
      refuse_at(at_, "a NUL character is refused");
    } else {
      if (!is_blank(c)) before_ = c;
      ++at_;
    }
  }

  /// From behind the opening quote, or behind an interpolation, to the end of the string or the
  /// next interpolation.
  void string() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] == '(') {
        ++at_;
        return open(kInterpolation);
      }
      if (c == '\0') return refuse_at(at_, "a NUL character is refused");
      at_ += c == '\\' ? 2 : 1;
      if (c == '"') {
        before_ = c;
        return;
      }
    }
    refuse_at(string_start_, "a string is never closed");
  }

  void name() {
    const size_t start = at_;
    const bool is_variable = before_ == '$';
    const bool may_be_key =
        !open_.empty() && open_.back() == '{' && (before_ == '{' || before_ == ',');
    const std::string_view found = word();
    before_ = 'a';
    if (may_be_key && key_ends_here()) return;
    const bool known =
        std::find(kRefusedNames.begin(), kRefusedNames.end(), found) != kRefusedNames.end();
    if (found.starts_with("__")) {
      refuse_at(start, backquoted(found) +
                           " is refused: names that start with two underscores are reserved");
    } else if (is_variable ? found == "ENV" : known) {
      const std::string shown = (is_variable ? "$" : "") + std::string(found);
      refuse_at(start,
                backquoted(shown) + " is refused: an expression sees its input and nothing else");
    }
  }

  /// Whether a name in the place of an object's key is one: `{now: 1}` and `{now}`, but not `{now |
  /// f}`.
  [[nodiscard]] bool key_ends_here() const {
    size_t next = at_;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    return next < text_.size() && (text_[next] == ':' || text_[next] == ',' || text_[next] == '}');
  }

  void open(char bracket) {
    if (open_.size() == kDeepestBrackets) {
      return refuse_at(at_, "brackets are nested deeper than " + std::to_string(kDeepestBrackets));
    }
    open_ += bracket;
    open_offsets_.push_back(at_++);
    before_ = bracket;
  }

  void close(char bracket) {
    const std::string found = backquoted({&bracket, 1});
    if (open_.empty()) return refuse_at(at_, "unexpected " + found);
    const char opener = open_.back();
    const char wanted = closer_of(opener);
    if (bracket != wanted)
      return refuse_at(at_, "expected " + backquoted({&wanted, 1}) + ", found " + found);
    open_.pop_back();
    open_offsets_.pop_back();
    before_ = bracket;
    ++at_;
    if (opener == kInterpolation) string();
  }

  std::string_view word() {
    const size_t start = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }

  void refuse_at(size_t offset, std::string message) {
    refusal_ = Refusal{offset, std::move(message)};
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t string_start_ = 0;
  char before_ = ' ';  ///< the last character that was not blank; 'a' for a name
  std::string open_;
  std::vector<size_t> open_offsets_;
  std::optional<Refusal> refusal_;
};

}  // namespace

std::optional<Refusal> refuse(std::string_view expression) {
  if (expression.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Refusal{0, "the expression is empty"};
  }
  if (expression.size() > kLongest) return Refusal{0, "the expression is longer than 64 KiB"};
  return Walk(expression).run();
}

}  // namespace seaworthy::text
