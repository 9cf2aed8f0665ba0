#include "base/json_parse.h"

#include <charconv>
#include <string>

namespace seaworthy {
namespace {

/// Digits that fit every integer.
constexpr size_t kDigits = 18;

/// Reads one text from its beginning to its end. Each function returns false where it meets what it
/// does not read, and the text is given up.
class Reader {
 public:
  explicit Reader(std::string_view text) : at_(text.data()), end_(at_ + text.size()) {}

  bool read(Json& out) {
    if (!value(out, 0)) return false;
    blanks();
    return at_ == end_;
  }

 private:
  void blanks() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r')) ++at_;
  }

  bool next_is(char c) {
    blanks();
    return take(c);
  }

  bool word(std::string_view expected) {
    if (!std::string_view(at_, end_).starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  bool value(Json& out, int depth) {
    blanks();
    if (at_ == end_ || depth > kPlainDepth) return false;
    switch (*at_) {
      case '{':
        ++at_;
        out = Json::object();
        return object(out.get_ref<Json::object_t&>(), depth);
      case '[':
        ++at_;
        out = Json::array();
        return array(out.get_ref<Json::array_t&>(), depth);
      case '"':
        out = std::string();
        return string(out.get_ref<std::string&>());
      case 't':
        out = true;
        return word("true");
      case 'f':
        out = false;
        return word("false");
      case 'n':
        out = nullptr;
        return word("null");
      default:
        return number(out);
    }
  }

  bool object(Json::object_t& members, int depth) {
    if (next_is('}')) return true;
    do {
      blanks();
      std::string name;
      Json member;
      if (!string(name) || !next_is(':') || !value(member, depth + 1)) return false;
      // Most often the members come in order; of two with one name the later counts.
      members.insert_or_assign(members.end(), std::move(name), std::move(member));
    } while (next_is(','));
    return next_is('}');
  }

  bool array(Json::array_t& items, int depth) {
    if (next_is(']')) return true;
    do {
      if (!value(items.emplace_back(), depth + 1)) return false;
    } while (next_is(','));
    return next_is(']');
  }

  bool string(std::string& out) {
    if (!take('"')) return false;
    for (;;) {
      const char* const plain = at_;
      while (at_ != end_ && is_plain(*at_)) ++at_;
      out.append(plain, at_);
      if (at_ == end_) return false;
      const char c = *at_++;
      if (c == '"') return true;
      if (c != '\\' || at_ == end_) return false;
      const size_t escape = kEscapes.find(*at_++);
      if (escape == std::string_view::npos) return false;
      out += kEscaped[escape];
    }
  }

  /// ASCII that stands for itself.
  static bool is_plain(char c) {
    return static_cast<signed char>(c) >= ' ' && c != '"' && c != '\\';
  }

  size_t digits() {
    const char* const first = at_;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
    return static_cast<size_t>(at_ - first);
  }

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  bool number(Json& out) {
    const char* const begin = at_;
    const bool negative = take('-');
    const char* const first = at_;
    const size_t count = digits();
    if (count == 0 || count > kDigits || (count > 1 && *first == '0')) return false;
    const char* const integer_end = at_;
    if (take('.') && digits() == 0) return false;
    if (take('e') || take('E')) {
      if (!take('-')) take('+');
      if (digits() == 0) return false;
    }
    if (at_ != integer_end) return assign<double>(begin, out);
    return negative ? assign<int64_t>(begin, out) : assign<uint64_t>(begin, out);
  }

  /// The number from `begin` to here. A double may be out of range.
  template <typename Number>
  bool assign(const char* begin, Json& out) {
    Number value{};
    if (std::from_chars(begin, at_, value).ec != std::errc()) return false;
    out = value;
    return true;
  }

  static constexpr std::string_view kEscapes = "\"\\/bfnrt", kEscaped = "\"\\/\b\f\n\r\t";

  const char* at_;
  const char* end_;
};

}  // namespace

bool parse_plain_json(std::string_view text, Json& value) { return Reader(text).read(value); }

Json parse_json(std::string_view text) {
  Json value;
  if (parse_plain_json(text, value)) return value;
  return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

}  // namespace seaworthy
