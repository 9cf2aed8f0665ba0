#pragma once
// The probe's command line. Pure; throws UsageError with a whole message.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seaworthy::probe {

using Arguments = std::vector<std::string>;  ///< what follows the command's name

struct DeviceNumber {
  unsigned major = 0, minor = 0;
  bool operator==(const DeviceNumber&) const = default;
};

/// What `devices` is asked for; see docs/probe.md.
struct DevicesRequest {
  std::vector<DeviceNumber> tries;
  std::optional<std::string> scan;
  std::optional<std::string> write;
  std::optional<uint64_t> fill;
  bool hold = false;
};

/// What `meet-host` and `meet` are asked for.
struct MeetHostRequest {
  size_t count = 0;
  int port = 0;
  std::chrono::milliseconds within{};
  size_t groups = 1;
};
struct MeetRequest {
  std::string host;
  int port = 0;
  std::string name;
  std::chrono::milliseconds within{};
  std::string group;  ///< empty: there is one only
};

/// What `gauge` is asked for.
struct GaugeRequest {
  std::string name;
  int port = 0;
  double value = 0;
};

[[nodiscard]] MeetHostRequest parse_meet_host(const Arguments& arguments);
[[nodiscard]] MeetRequest parse_meet(const Arguments& arguments);
[[nodiscard]] GaugeRequest parse_gauge(const Arguments& arguments);
/// The names to resolve: one at least.
[[nodiscard]] Arguments parse_resolve(const Arguments& arguments);

[[nodiscard]] DevicesRequest parse_devices(const Arguments& arguments);
/// How long to hold; nothing means until a signal.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_hold(const Arguments& arguments);
/// The code to exit with: of several, that of the attempt.
[[nodiscard]] int parse_exit(const Arguments& arguments);

}  // namespace seaworthy::probe
