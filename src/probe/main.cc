// seaworthy-probe: what runs inside the cluster. docs/probe.md describes its commands and what they
// say.

#include <cstdio>
#include <exception>

#include "base/error.h"
#include "probe/arguments.h"
#include "probe/devices.h"
#include "probe/gauge.h"
#include "probe/hold.h"
#include "probe/http_requests.h"
#include "probe/mcp.h"
#include "probe/meet.h"
#include "probe/output.h"
#include "probe/resolve.h"

namespace seaworthy::probe {
namespace {

constexpr int kUsage = 2;
constexpr const char* kHelp =
    "seaworthy-probe devices [--try MAJOR:MINOR]... [--scan MARKER] [--write MARKER] [--fill "
    "BYTES] [--hold]\n"
    "seaworthy-probe hold [--for DURATION|forever]\n"
    "seaworthy-probe meet-host --count N --port P --within DURATION [--groups G]\n"
    "seaworthy-probe meet --at HOST:PORT --name NAME --within DURATION [--group NAME]\n"
    "seaworthy-probe gauge --name METRIC --port P [--value NUMBER]\n"
    "seaworthy-probe http --requests JSON [--within DURATION]\n"
    "seaworthy-probe mcp --url URL --era 2025-11-25|2026-07-28 [--header NAME:VALUE]... [--call "
    "TOOL "
    "[--arguments JSON]] [--within DURATION]\n"
    "seaworthy-probe resolve NAME...\n"
    "seaworthy-probe exit N [N]... [--attempt I]\n"
    "seaworthy-probe version\n";

int devices(const Arguments& arguments) {
  const DevicesRequest request = parse_devices(arguments);
  say(introduction("devices"));
  say_devices(request);
  if (request.hold) hold(std::nullopt);
  return 0;
}

int hold_command(const Arguments& arguments) {
  const auto limit = parse_hold(arguments);
  say(introduction("hold"));
  hold(limit);
  return 0;
}

int meet_host_command(const Arguments& arguments) {
  const MeetHostRequest request = parse_meet_host(arguments);
  say(introduction("meet-host"));
  return host_meeting(Socket::listen(request.port), request, say) ? 0 : 1;
}

int meet_command(const Arguments& arguments) {
  const MeetRequest request = parse_meet(arguments);
  say(introduction("meet"));
  return take_part(request, say) ? 0 : 1;
}

int gauge_command(const Arguments& arguments) {
  const GaugeRequest request = parse_gauge(arguments);
  say(introduction("gauge"));
  serve_gauge(Socket::listen(request.port), request, ending_descriptor().get(), say);
  return 0;
}

int http_command(const Arguments& arguments) {
  const HttpCommand command = parse_http(arguments);
  say(introduction("http"));
  say_responses(command, say);
  return 0;
}

int mcp_command(const Arguments& arguments) {
  const McpCommand command = parse_mcp(arguments);
  say(introduction("mcp"));
  say_mcp(command, say);
  return 0;
}

int resolve_command(const Arguments& arguments) {
  const Arguments names = parse_resolve(arguments);
  say(introduction("resolve"));
  for (const std::string& name : names) {
    try {
      say({{"kind", "address"}, {"name", name}, {"addresses", addresses_of(name)}});
    } catch (const Error& error) {
      say({{"kind", "failure"}, {"name", name}, {"error", error.what()}});
    }
  }
  return 0;
}

int exit_command(const Arguments& arguments) {
  const int code = parse_exit(arguments);
  say(introduction("exit"));
  return code;
}

int version(const Arguments&) {
  std::puts(SEAWORTHY_VERSION);
  return 0;
}

struct ProbeCommand {
  const char* name;
  int (*run)(const Arguments&);
};
constexpr ProbeCommand kCommands[] = {
    {"devices", devices},   {"hold", hold_command},       {"meet-host", meet_host_command},
    {"meet", meet_command}, {"gauge", gauge_command},     {"http", http_command},
    {"mcp", mcp_command},   {"resolve", resolve_command}, {"exit", exit_command},
    {"version", version}};

int run(const Arguments& arguments) {
  if (!arguments.empty()) {
    for (const ProbeCommand& command : kCommands) {
      if (arguments[0] == command.name)
        return command.run({arguments.begin() + 1, arguments.end()});
    }
    std::fprintf(stderr, "seaworthy-probe: unknown command `%s`\n", arguments[0].c_str());
  }
  std::fputs(kHelp, stderr);
  return kUsage;
}

}  // namespace
}  // namespace seaworthy::probe

int main(int argc, char** argv) {
  using namespace seaworthy;
  probe::await_signals();
  try {
    return probe::run({argv + 1, argv + argc});
  } catch (const UsageError& error) {
    std::fprintf(stderr, "seaworthy-probe: %s\n", error.what());
    return probe::kUsage;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "seaworthy-probe: %s\n", error.what());
    return 1;
  }
}
