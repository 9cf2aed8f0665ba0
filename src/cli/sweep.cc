#include "collect/sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "cli/command.h"
#include "cli/connection.h"
#include "cli/interrupt.h"

namespace seaworthy::cli {
namespace {

using collect::Remnant;

constexpr std::chrono::minutes kSweepTime{5};

std::string age(const std::optional<WallTime>& since, WallTime now) {
  return since ? format_duration(std::chrono::duration_cast<Duration>(now - *since)) : "?";
}

std::string expiry(const Remnant& remnant, WallTime now) {
  if (!remnant.expires) return "no expiry";
  return *remnant.expires <= now ? "expired" : "expires in " + age(now, *remnant.expires);
}

/// One line for each object that is removed by name; what goes with its namespace is counted there.
void print_remnants(const std::vector<Remnant>& remnants, WallTime now) {
  std::map<std::string, size_t> inside;
  for (const Remnant& remnant : remnants) ++inside[remnant.object.ns];
  std::set<std::string> namespaces;
  for (const Remnant& remnant : remnants) {
    if (namespaces.count(remnant.object.ns) != 0) continue;
    std::string object = remnant.object.text();
    if (remnant.object.resource.kind == "Namespace") {
      namespaces.insert(remnant.object.name);
      object += fmt::format(" ({})", counted(inside[remnant.object.name], "object"));
    }
    fmt::print("  run {}  {}, {} old, {}  {}\n", printable(remnant.run_id),
               printable(remnant.case_id), age(remnant.created, now), expiry(remnant, now),
               printable(object));
  }
}

int remove(const Context& context, kube::Client& client, const Clock& clock,
           const std::vector<Remnant>& remnants) {
  const std::vector<collect::Leftover> left =
      collect::remove_remnants(context.within(kSweepTime), client, clock, remnants);
  for (const collect::Leftover& leftover : left) {
    fmt::print(stderr, "still there: {}: {}\n", printable(leftover.object.text()),
               printable(leftover.reason));
  }
  if (!left.empty()) return kExitError;
  fmt::print("removed, and seen gone\n");
  return kExitOk;
}

}  // namespace

int sweep_command(const Options& options) {
  const Interrupt interrupt("what was not removed yet is found again by `seaworthy sweep`");
  const Context context{interrupt.token()};
  const RealClock clock;
  kube::Client client(connect(options));
  collect::SweepFilter filter{options.run_id, std::nullopt};
  if (options.expired) filter.expired_by = clock.now();
  const collect::Remnants remnants =
      collect::find_remnants(context.within(kSweepTime), client, filter);
  for (const std::string& kind : remnants.unseen)
    fmt::print(stderr, "not looked at: {}\n", printable(kind));
  std::set<std::string> runs;
  for (const Remnant& remnant : remnants.found) runs.insert(remnant.run_id);
  fmt::print("{} of {} in context {}\n", counted(remnants.found.size(), "object"),
             counted(runs.size(), "run"), client.config().context_name);
  print_remnants(remnants.found, clock.now());
  if (options.dry_run || remnants.found.empty())
    return remnants.unseen.empty() ? kExitOk : kExitError;
  const int exit_code = remove(context, client, clock, remnants.found);
  return exit_code == kExitOk && !remnants.unseen.empty() ? kExitError : exit_code;
}

}  // namespace seaworthy::cli
