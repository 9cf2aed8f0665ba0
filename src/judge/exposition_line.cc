#include "judge/exposition_line.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/text.h"

namespace seaworthy::judge {
namespace {

constexpr size_t kQuotedMax = 60;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class LineParser {
 public:
  LineParser(std::string_view line, ExpositionFormat format) : line_(line), format_(format) {}

  MetricLine parse() {
    if (!is_open_metrics()) skip_blanks();
    if (at_ == line_.size()) {
      if (is_open_metrics()) fail("an empty line; OpenMetrics has none");
      return {};
    }
    return peek() == '#' ? comment() : sample_line();
  }

 private:
  [[nodiscard]] bool is_open_metrics() const { return format_ == ExpositionFormat::kOpenMetrics; }
  [[nodiscard]] char peek() const { return at_ < line_.size() ? line_[at_] : '\0'; }
  [[nodiscard]] std::string_view rest() const { return line_.substr(at_); }
  [[noreturn]] void fail(std::string problem) const { throw BadLine{at_ + 1, std::move(problem)}; }
  [[nodiscard]] std::string found() const {
    return at_ == line_.size() ? "found the end of the line" : "found " + quoted_exposition(rest());
  }

  bool skip_blanks() {
    const size_t before = at_;
    while (peek() == ' ' || peek() == '\t') ++at_;
    return at_ > before;
  }

  /// Between two parts: in OpenMetrics exactly one space.
  void separator(const char* next) {
    const bool is_there = is_open_metrics() ? peek() == ' ' : skip_blanks();
    if (!is_there) fail(std::string("expected a blank and ") + next + ", " + found());
    if (is_open_metrics()) ++at_;
  }

  std::string name(const char* what, bool colons) {
    const size_t begin = at_;
    while (is_letter(peek()) || (colons && peek() == ':') || (at_ > begin && is_digit(peek())))
      ++at_;
    if (at_ == begin) fail(std::string("expected ") + what + ", " + found());
    return std::string(line_.substr(begin, at_ - begin));
  }

  std::string_view word() {
    const size_t begin = at_;
    while (at_ < line_.size() && peek() != ' ' && peek() != '\t') ++at_;
    return line_.substr(begin, at_ - begin);
  }

  MetricLine comment() {
    ++at_;
    if (is_open_metrics()) {
      if (rest() == " EOF") return {MetricLine::Kind::kEnd, "", "", {}};
      if (peek() != ' ') fail("expected ` HELP`, ` TYPE`, ` UNIT` or ` EOF`, " + found());
      ++at_;
    } else {
      skip_blanks();
    }
    const size_t begin = at_;
    const std::string_view keyword = word();
    MetricLine line;
    if (keyword == "HELP") {
      line.kind = MetricLine::Kind::kHelp;
    } else if (keyword == "TYPE") {
      line.kind = MetricLine::Kind::kType;
    } else if (keyword == "UNIT" && is_open_metrics()) {
      line.kind = MetricLine::Kind::kUnit;
    } else {
      at_ = begin;
      if (is_open_metrics()) fail("expected `HELP`, `TYPE`, `UNIT` or `EOF`, " + found());
      return {};
    }
    separator("the name of a metric");
    line.name = name("the name of a metric", /*colons=*/true);
    if (line.kind == MetricLine::Kind::kHelp && !is_open_metrics() && at_ == line_.size())
      return line;
    separator(line.kind == MetricLine::Kind::kType ? "a type" : "a text");
    if (line.kind == MetricLine::Kind::kHelp) {
      line.text = help();
    } else {
      line.text = word();
      end();
    }
    return line;
  }

  std::string help() {
    for (; at_ < line_.size(); ++at_) {
      if (peek() != '\\') continue;
      const char next = at_ + 1 < line_.size() ? line_[at_ + 1] : '\0';
      const bool is_known = next == '\\' || next == 'n' || (is_open_metrics() && next == '"');
      if (!is_known) fail("an escape that is none, " + found());
      ++at_;
    }
    return "";
  }

  void end() {
    if (!is_open_metrics()) skip_blanks();
    if (at_ != line_.size()) fail("expected the end of the line, " + found());
  }

  MetricLine sample_line() {
    MetricLine line;
    line.kind = MetricLine::Kind::kSample;
    line.sample.name = name("the name of a metric", /*colons=*/true);
    if (!is_open_metrics()) skip_blanks();
    const bool has_labels = peek() == '{';
    if (has_labels) line.sample.labels = labels();
    if (is_open_metrics() || !has_labels) {
      // In the text format the blank before the value was skipped with those before the brace.
      const bool was_skipped = !is_open_metrics() && at_ > 0 && line_[at_ - 1] <= ' ';
      if (!was_skipped) separator("a value");
    } else {
      skip_blanks();
    }
    line.sample.value = number("a value");
    line.sample.timestamp = timestamp();
    if (is_open_metrics() && rest().starts_with(" # ")) exemplar();
    end();
    return line;
  }

  std::optional<double> timestamp() {
    if (is_open_metrics()) {
      if (at_ == line_.size() || rest().starts_with(" # ")) return std::nullopt;
      separator("a timestamp");
      return number("a timestamp");
    }
    skip_blanks();
    if (at_ == line_.size()) return std::nullopt;
    const size_t begin = at_;
    const std::string_view text = word();
    int64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && stop == text.data() + text.size())
      return static_cast<double>(value);
    at_ = begin;
    fail("expected a timestamp in whole milliseconds, " + found());
  }

  void exemplar() {
    at_ += 3;
    if (peek() != '{') fail("expected the labels of an exemplar, " + found());
    (void)labels();
    separator("the value of an exemplar");
    (void)number("the value of an exemplar");
    if (at_ < line_.size()) {
      separator("the timestamp of an exemplar");
      (void)number("the timestamp of an exemplar");
    }
  }

  double number(const char* what) {
    const size_t begin = at_;
    const auto value = parse_metric_number(word());
    if (value) return *value;
    at_ = begin;
    fail(std::string("expected ") + what + ", " + found());
  }

  MetricLabels labels() {
    MetricLabels labels;
    ++at_;  // {
    while (true) {
      blanks_between_labels();
      if (peek() == '}' && (labels.empty() || !is_open_metrics())) break;
      const size_t begin = at_;
      const std::string label = name("the name of a label", /*colons=*/false);
      blanks_between_labels();
      expect('=');
      blanks_between_labels();
      if (!labels.emplace(label, label_value()).second) {
        at_ = begin;
        fail("the label " + quoted_exposition(label) + " stands here already");
      }
      blanks_between_labels();
      if (peek() == '}') break;
      expect(',');
    }
    ++at_;
    return labels;
  }

  void blanks_between_labels() {
    if (!is_open_metrics()) skip_blanks();
  }

  void expect(char wanted) {
    if (peek() != wanted || at_ == line_.size())
      fail(std::string("expected `") + wanted + "`, " + found());
    ++at_;
  }

  std::string label_value() {
    expect('"');
    std::string value;
    while (peek() != '"' || at_ == line_.size()) {
      if (at_ == line_.size()) fail("the value of the label has no end");
      if (peek() != '\\') {
        value += line_[at_++];
        continue;
      }
      const char next = at_ + 1 < line_.size() ? line_[at_ + 1] : '\0';
      if (next != '\\' && next != '"' && next != 'n') fail("an escape that is none, " + found());
      value += next == 'n' ? '\n' : next;
      at_ += 2;
    }
    ++at_;
    return value;
  }

  std::string_view line_;
  ExpositionFormat format_;
  size_t at_ = 0;
};

}  // namespace

std::string quoted_exposition(std::string_view text) {
  const bool is_long = text.size() > kQuotedMax;
  return "`" + printable(text.substr(0, kQuotedMax)) + (is_long ? "…" : "") + "`";
}

std::optional<double> parse_metric_number(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (small == "nan") return std::nan("");
  const bool is_signed = small.starts_with('+') || small.starts_with('-');
  const std::string_view digits = std::string_view(small).substr(is_signed ? 1 : 0);
  const double sign = small.starts_with('-') ? -1 : 1;
  if (digits == "inf" || digits == "infinity")
    return sign * std::numeric_limits<double>::infinity();
  if (digits.empty() || !(is_digit(digits[0]) || digits[0] == '.')) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (end != digits.data() + digits.size() || error == std::errc::invalid_argument)
    return std::nullopt;
  return sign * value;
}

MetricLine parse_metric_line(std::string_view line, ExpositionFormat format) {
  return LineParser(line, format).parse();
}

}  // namespace seaworthy::judge
