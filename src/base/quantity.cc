#include "base/quantity.h"

#include <charconv>
#include <cmath>
#include <map>

namespace seaworthy {

std::optional<double> parse_quantity(const std::string& text) {
  static const std::map<std::string, double> suffixes = {
      {"", 1},        {"n", 1e-9},    {"u", 1e-6},    {"m", 1e-3},
      {"k", 1e3},     {"M", 1e6},     {"G", 1e9},     {"T", 1e12},
      {"P", 1e15},    {"E", 1e18},    {"Ki", 0x1p10}, {"Mi", 0x1p20},
      {"Gi", 0x1p30}, {"Ti", 0x1p40}, {"Pi", 0x1p50}, {"Ei", 0x1p60},
  };
  double number = 0;
  const char* const end = text.data() + text.size();
  // "1E" is an exa suffix and "1e3" an exponent: take the exponent only where digits follow it.
  auto parsed = std::from_chars(text.data(), end, number, std::chars_format::general);
  if (parsed.ec != std::errc() || !std::isfinite(number)) return std::nullopt;
  const auto suffix = suffixes.find(std::string(parsed.ptr, end));
  if (suffix == suffixes.end()) return std::nullopt;
  return number * suffix->second;
}

}  // namespace seaworthy
