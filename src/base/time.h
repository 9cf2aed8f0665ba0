#pragma once
// Wall-clock times as RFC 3339 text in UTC, and durations as Kubernetes and Go write them ("1m30s",
// "250ms").

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace seaworthy {

using WallTime = std::chrono::system_clock::time_point;

/// "2026-11-23T08:05:10.123456Z": always six decimals, so that text order is time order.
[[nodiscard]] std::string format_time(WallTime time);
/// RFC 3339 with any number of decimals and any offset; nothing where the text is not a time. Years
/// that a WallTime cannot hold become its end.
[[nodiscard]] std::optional<WallTime> parse_time(std::string_view text);

/// "90s", "1m30s", "250ms", "2h"; nothing for anything else, for negatives and for a number without
/// unit.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);
/// For people: "0.4s", "11.2s", "1m40s", "2h05m".
[[nodiscard]] std::string format_duration(std::chrono::milliseconds duration);

}  // namespace seaworthy
