#include "base/time.h"

#include <gtest/gtest.h>

namespace seaworthy {
namespace {

using std::chrono::milliseconds;

std::string again(std::string_view text) {
  const std::optional<WallTime> time = parse_time(text);
  return time ? format_time(*time) : "none";
}

TEST(Time, WritesSixDecimalsInUtc) {
  EXPECT_EQ(format_time(WallTime()), "1970-01-01T00:00:00.000000Z");
  EXPECT_EQ(format_time(WallTime() - milliseconds(1)), "1969-12-31T23:59:59.999000Z");
}

TEST(Time, ReadsRfc3339) {
  EXPECT_EQ(again("2026-11-23T08:05:10Z"), "2026-11-23T08:05:10.000000Z");
  EXPECT_EQ(again("2024-02-29t08:05:10.5z"), "2024-02-29T08:05:10.500000Z");
  EXPECT_EQ(again("2026-11-23T08:05:10.123456789Z"), "2026-11-23T08:05:10.123456Z");
  EXPECT_EQ(again("2026-01-01T00:30:00+02:00"), "2025-12-31T22:30:00.000000Z");
  EXPECT_EQ(again("2026-01-01T00:30:00.25-07:30"), "2026-01-01T08:00:00.250000Z");
}

TEST(Time, RefusesWhatIsNoTime) {
  for (const char* text :
       {"", "2026-11-23", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00+25:00", "2026-01-01T00:00:00Zx", "2026-1-01T00:00:00Z", " 2026"}) {
    EXPECT_EQ(again(text), "none") << text;
  }
}

TEST(Time, ReadsDurations) {
  EXPECT_EQ(parse_duration("90s"), milliseconds(90'000));
  EXPECT_EQ(parse_duration("1m30s"), milliseconds(90'000));
  EXPECT_EQ(parse_duration("250ms"), milliseconds(250));
  EXPECT_EQ(parse_duration("2h"), milliseconds(7'200'000));
  EXPECT_EQ(parse_duration("0s"), milliseconds(0));
  for (const char* text :
       {"", "s", "90", "-1s", "1 s", "1.5s", "1d", "1m30", "99999999999999999999s", "9000000h"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}

TEST(Time, WritesDurationsForPeople) {
  EXPECT_EQ(format_duration(milliseconds(0)), "0.0s");
  EXPECT_EQ(format_duration(milliseconds(449)), "0.4s");
  EXPECT_EQ(format_duration(milliseconds(11'230)), "11.2s");
  EXPECT_EQ(format_duration(milliseconds(59'960)), "1m00s");
  EXPECT_EQ(format_duration(milliseconds(100'000)), "1m40s");
  EXPECT_EQ(format_duration(milliseconds(7'500'000)), "2h05m");
}

}  // namespace
}  // namespace seaworthy
