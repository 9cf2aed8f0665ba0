#include "run/plan.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/time.h"
#include "cli/command.h"
#include "cli/connection.h"
#include "cli/installation.h"
#include "cli/interrupt.h"
#include "run/cluster.h"

namespace seaworthy::cli {
namespace {

std::vector<std::string> absent_features(const run::PlannedCase& planned) {
  std::vector<std::string> absent;
  for (const Json& feature : planned.preparation.features) {
    if (!feature["present"].get<bool>()) absent.push_back(feature["name"]);
  }
  return absent;
}

/// What keeps the case from running freely, in words.
std::string remarks(const run::PlannedCase& planned) {
  const spec::Case& test = *planned.test;
  std::vector<std::string> all;
  if (!test.locks.empty()) all.push_back("locks " + join(test.locks, ", "));
  if (test.disruptive) all.emplace_back("disruptive");
  if (const std::vector<std::string> absent = absent_features(planned); !absent.empty()) {
    all.push_back(fmt::format(
        "lacks {}: {}", join(absent, ", "),
        test.absent_is_not_applicable ? "does not apply, if its absence is proved" : "will fail"));
  }
  return join(all, " · ");
}

Json planned_json(const run::PlannedCase& planned) {
  const spec::Case& test = *planned.test;
  return {{"name", planned.name()},
          {"id", test.id},
          {"instance", planned.instance},
          {"area", test.area},
          {"level", test.level},
          {"requirement", spec::name_of(test.strength)},
          {"locks", test.locks},
          {"disruptive", test.disruptive},
          {"timeout_ms", test.timeout.count()},
          {"absent", absent_features(planned)},
          {"verdict", "planned"}};
}

void print_text(const Json& cluster, const std::vector<run::PlannedCase>& plan) {
  fmt::print("Kubernetes {} · {} · {} planned, in this order where no lock holds them back\n\n",
             string_at(cluster, "/version"), counted(cluster["nodes"].get<size_t>(), "node"),
             counted(plan.size(), "case"));
  for (const run::PlannedCase& planned : plan) {
    fmt::print("  {:<10} {:<40} L{} {:<6} at most {:<7} {}\n", planned.test->area,
               printable(planned.name()), planned.test->level,
               spec::name_of(planned.test->strength), format_duration(planned.test->timeout),
               remarks(planned));
  }
}

}  // namespace

int plan_command(const Options& options) {
  const spec::Suite suite = load_checked_suite(suite_folder(options));
  const std::vector<const spec::Case*> cases = run::select(suite, options.filter);
  const Interrupt interrupt("nothing was created");
  const Context context = Context{interrupt.token()}.within(std::chrono::minutes(2));
  kube::Client client(connect(options));
  const Json cluster = run::describe_cluster(context, client, suite);
  const std::vector<run::PlannedCase> plan =
      run::plan(suite, cases, run::detect_features(context, client, suite, cases));
  if (options.format == Format::kText) {
    print_text(cluster, plan);
    return kExitOk;
  }
  Json planned = Json::array();
  for (const run::PlannedCase& one : plan) planned.push_back(planned_json(one));
  fmt::print("{}\n",
             to_pretty({{"suite", suite.digest}, {"cluster", cluster}, {"cases", planned}}));
  return kExitOk;
}

}  // namespace seaworthy::cli
