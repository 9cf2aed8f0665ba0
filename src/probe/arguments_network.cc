#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/error.h"
#include "base/time.h"
#include "probe/option_walk.h"

namespace seaworthy::probe {
namespace {

constexpr int kPortMax = 65535;
constexpr int kCountMax = 10000;
constexpr size_t kNameMax = 253;

int number_up_to(int limit, const std::string& option, const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1 || value > limit) {
    throw UsageError(option + ": `" + text + "` is not a number from 1 to " +
                     std::to_string(limit));
  }
  return value;
}

std::string name_of(const std::string& option, const std::string& text) {
  if (text.empty() || text.size() > kNameMax)
    throw UsageError(option + ": a name has 1 to " + std::to_string(kNameMax) + " characters");
  return text;
}

double decimal(const std::string& option, const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw UsageError(option + ": `" + text + "` is not a number");
  return value;
}

/// As Prometheus has them: [a-zA-Z_:][a-zA-Z0-9_:]*
const std::string& metric_name(const std::string& text) {
  const auto is_of_a_name = [](unsigned char c) { return std::isalnum(c) || c == '_' || c == ':'; };
  const bool is_name = !text.empty() && !std::isdigit(static_cast<unsigned char>(text[0])) &&
                       std::all_of(text.begin(), text.end(), is_of_a_name);
  if (!is_name) throw UsageError("--name: `" + text + "` is not the name of a metric");
  return text;
}

void require(const std::string& command, bool is_there, const char* option) {
  if (!is_there) throw UsageError(command + ": " + option + " is missing");
}

}  // namespace

MeetHostRequest parse_meet_host(const Arguments& arguments) {
  MeetHostRequest request;
  for (Walk walk("meet-host", arguments); walk.next();) {
    if (walk.option() == "--count") {
      request.count = static_cast<size_t>(number_up_to(kCountMax, "--count", walk.value()));
    } else if (walk.option() == "--port") {
      request.port = number_up_to(kPortMax, "--port", walk.value());
    } else if (walk.option() == "--within") {
      request.within = walk.duration();
    } else if (walk.option() == "--groups") {
      request.groups = static_cast<size_t>(number_up_to(kCountMax, "--groups", walk.value()));
    } else {
      walk.refuse();
    }
  }
  require("meet-host", request.count > 0, "--count");
  require("meet-host", request.port > 0, "--port");
  require("meet-host", request.within.count() > 0, "--within");
  return request;
}

MeetRequest parse_meet(const Arguments& arguments) {
  MeetRequest request;
  for (Walk walk("meet", arguments); walk.next();) {
    if (walk.option() == "--at") {
      const std::string& text = walk.value();
      const size_t colon = text.rfind(':');
      if (colon == std::string::npos || colon == 0)
        throw UsageError("--at: `" + text + "` is not HOST:PORT");
      request.host = text.substr(0, colon);
      request.port = number_up_to(kPortMax, "--at", text.substr(colon + 1));
    } else if (walk.option() == "--name") {
      request.name = name_of("--name", walk.value());
    } else if (walk.option() == "--group") {
      request.group = name_of("--group", walk.value());
    } else if (walk.option() == "--within") {
      request.within = walk.duration();
    } else {
      walk.refuse();
    }
  }
  require("meet", !request.host.empty(), "--at");
  require("meet", !request.name.empty(), "--name");
  require("meet", request.within.count() > 0, "--within");
  return request;
}

GaugeRequest parse_gauge(const Arguments& arguments) {
  GaugeRequest request;
  for (Walk walk("gauge", arguments); walk.next();) {
    if (walk.option() == "--name") {
      request.name = metric_name(walk.value());
    } else if (walk.option() == "--port") {
      request.port = number_up_to(kPortMax, "--port", walk.value());
    } else if (walk.option() == "--value") {
      request.value = decimal("--value", walk.value());
    } else {
      walk.refuse();
    }
  }
  require("gauge", !request.name.empty(), "--name");
  require("gauge", request.port > 0, "--port");
  return request;
}

Arguments parse_resolve(const Arguments& arguments) {
  if (arguments.empty()) throw UsageError("resolve: wants one name or more");
  return arguments;
}

}  // namespace seaworthy::probe
