#include "base/time.h"

#include <fmt/core.h>

#include <charconv>

namespace seaworthy {
namespace {

/// Reads the front of a text piece by piece; every reader says whether it matched.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }

  bool literal(std::string_view wanted) {
    if (rest_.substr(0, wanted.size()) != wanted) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }

  /// Exactly `width` digits.
  bool number(size_t width, int& out) {
    if (rest_.size() < width) return false;
    const std::string_view word = digits();
    if (word.size() < width) return false;
    std::from_chars(word.data(), word.data() + width, out);
    rest_.remove_prefix(width);
    return true;
  }

  /// One or more digits that fit in `out`.
  bool number(int64_t& out) {
    const std::string_view word = digits();
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), out);
    if (word.empty() || problem != std::errc()) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  /// One or more digits after a decimal point, as microseconds; what is finer is cut.
  bool microseconds(int64_t& out) {
    const std::string_view word = digits();
    if (word.empty()) return false;
    out = 0;
    for (size_t i = 0; i < 6; ++i) out = out * 10 + (i < word.size() ? word[i] - '0' : 0);
    rest_.remove_prefix(word.size());
    return true;
  }

 private:
  [[nodiscard]] std::string_view digits() const {
    return rest_.substr(0, rest_.find_first_not_of("0123456789"));
  }

  std::string_view rest_;
};

/// "Z", "+02:00" or "-07:30" as minutes east of UTC.
bool scan_offset(Scanner& scanner, int& minutes) {
  minutes = 0;
  if (scanner.literal("Z") || scanner.literal("z")) return true;
  const bool east = scanner.literal("+");
  if (!east && !scanner.literal("-")) return false;
  int hour = 0;
  int minute = 0;
  if (!scanner.number(2, hour) || !scanner.literal(":") || !scanner.number(2, minute)) return false;
  minutes = (east ? 1 : -1) * (hour * 60 + minute);
  return hour < 24 && minute < 60;
}

/// Milliseconds in "h", "m", "s" or "ms"; 0 where no unit follows.
int64_t scan_unit(Scanner& scanner) {
  if (scanner.literal("ms")) return 1;
  if (scanner.literal("s")) return 1000;
  if (scanner.literal("m")) return 60'000;
  if (scanner.literal("h")) return 3'600'000;
  return 0;
}

}  // namespace

std::string format_time(WallTime time) {
  using namespace std::chrono;
  const sys_time<microseconds> instant = floor<microseconds>(time);
  const sys_days day = floor<days>(instant);
  const year_month_day date(day);
  const hh_mm_ss clock(instant - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

std::optional<WallTime> parse_time(std::string_view text) {
  using namespace std::chrono;
  Scanner scanner(text);
  int year_number = 0, month_number = 0, day_number = 0, hour = 0, minute = 0, second = 0,
      offset = 0;
  int64_t fraction = 0;
  const bool shaped =
      scanner.number(4, year_number) && scanner.literal("-") && scanner.number(2, month_number) &&
      scanner.literal("-") && scanner.number(2, day_number) &&
      (scanner.literal("T") || scanner.literal("t")) && scanner.number(2, hour) &&
      scanner.literal(":") && scanner.number(2, minute) && scanner.literal(":") &&
      scanner.number(2, second) && (!scanner.literal(".") || scanner.microseconds(fraction)) &&
      scan_offset(scanner, offset) && scanner.done();
  if (!shaped) return std::nullopt;
  const year_month_day date(year(year_number), month(static_cast<unsigned>(month_number)),
                            day(static_cast<unsigned>(day_number)));
  if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  // A WallTime counts nanoseconds and ends in 2262; "9999-12-31", for ever, is that end.
  if (date.year() > year(2261)) return WallTime::max();
  if (date.year() < year(1678)) return WallTime::min();
  return sys_days(date) + hours(hour) + minutes(minute - offset) + seconds(second) +
         microseconds(fraction);
}

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  constexpr int64_t kLongest = 366LL * 24 * 3'600'000;
  Scanner scanner(text);
  int64_t total = 0;
  if (scanner.done()) return std::nullopt;
  while (!scanner.done()) {
    int64_t count = 0;
    if (!scanner.number(count)) return std::nullopt;
    const int64_t unit = scan_unit(scanner);
    if (unit == 0 || count > kLongest / unit) return std::nullopt;
    total += count * unit;
    if (total > kLongest) return std::nullopt;
  }
  return std::chrono::milliseconds(total);
}

std::string format_duration(std::chrono::milliseconds duration) {
  const int64_t tenths = (duration.count() + 50) / 100;
  if (tenths < 600) return fmt::format("{}.{}s", tenths / 10, tenths % 10);
  const int64_t seconds = (duration.count() + 500) / 1000;
  if (seconds < 3600) return fmt::format("{}m{:02}s", seconds / 60, seconds % 60);
  return fmt::format("{}h{:02}m", seconds / 3600, seconds / 60 % 60);
}

}  // namespace seaworthy
