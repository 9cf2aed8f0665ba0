#include "probe/arguments.h"

#include <charconv>

#include "base/error.h"
#include "base/time.h"
#include "probe/option_walk.h"

namespace seaworthy::probe {
namespace {

/// Markers are written at the start of a page.
constexpr size_t kMarkerMax = 256;

template <typename Number>
std::optional<Number> number(std::string_view text) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

DeviceNumber device_number(const std::string& text) {
  const size_t colon = text.find(':');
  if (colon != std::string::npos) {
    const auto major = number<unsigned>(std::string_view(text).substr(0, colon));
    const auto minor = number<unsigned>(std::string_view(text).substr(colon + 1));
    if (major && minor) return {*major, *minor};
  }
  throw UsageError("--try: `" + text + "` is not MAJOR:MINOR");
}

uint64_t byte_count(const std::string& text) {
  std::string_view digits = text;
  unsigned shift = 0;
  for (const auto& [suffix, bits] :
       {std::pair("Ki", 10U), std::pair("Mi", 20U), std::pair("Gi", 30U)}) {
    if (!digits.ends_with(suffix)) continue;
    digits.remove_suffix(2);
    shift = bits;
    break;
  }
  const auto value = number<uint64_t>(digits);
  if (!value || *value > (UINT64_MAX >> shift))
    throw UsageError("--fill: `" + text + "` is not a number of bytes");
  return *value << shift;
}

std::string marker(const std::string& option, const std::string& text) {
  if (text.empty() || text.size() > kMarkerMax) {
    throw UsageError(option + ": a marker has 1 to " + std::to_string(kMarkerMax) + " characters");
  }
  return text;
}

}  // namespace

DevicesRequest parse_devices(const Arguments& arguments) {
  DevicesRequest request;
  for (Walk walk("devices", arguments); walk.next();) {
    if (walk.option() == "--try") {
      request.tries.push_back(device_number(walk.value()));
    } else if (walk.option() == "--scan") {
      request.scan = marker("--scan", walk.value());
    } else if (walk.option() == "--write") {
      request.write = marker("--write", walk.value());
    } else if (walk.option() == "--fill") {
      request.fill = byte_count(walk.value());
    } else if (walk.option() == "--hold") {
      request.hold = true;
    } else {
      walk.refuse();
    }
  }
  return request;
}

std::optional<std::chrono::milliseconds> parse_hold(const Arguments& arguments) {
  std::optional<std::chrono::milliseconds> limit;
  for (Walk walk("hold", arguments); walk.next();) {
    if (walk.option() != "--for") walk.refuse();
    const std::string& text = walk.value();
    if (text == "forever") {
      limit.reset();
      continue;
    }
    limit = parse_duration(text);
    if (!limit)
      throw UsageError("--for: `" + text + "` is neither a duration such as 60s nor `forever`");
  }
  return limit;
}

int parse_exit(const Arguments& arguments) {
  std::vector<int> codes;
  std::optional<size_t> attempt;
  for (Walk walk("exit", arguments); walk.next();) {
    if (walk.option() == "--attempt") {
      const std::string& text = walk.value();
      attempt = number<size_t>(text);
      if (!attempt) throw UsageError("--attempt: `" + text + "` is not a number from 0");
      continue;
    }
    const auto code = number<int>(walk.option());
    if (!code || *code < 0 || *code > 255)
      throw UsageError("exit: `" + walk.option() + "` is not a number from 0 to 255");
    codes.push_back(*code);
  }
  if (codes.empty()) throw UsageError("exit: wants a number from 0 to 255");
  if (codes.size() > 1 && !attempt) throw UsageError("exit: several numbers need --attempt");
  return codes[std::min(attempt.value_or(0), codes.size() - 1)];
}

}  // namespace seaworthy::probe
