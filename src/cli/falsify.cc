#include "run/falsify.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/digest.h"
#include "base/file.h"
#include "base/subprocess.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/connection.h"
#include "cli/installation.h"
#include "cli/interrupt.h"
#include "run/patience.h"

namespace seaworthy::cli {
namespace {

/// Says each outcome as it is known, and keeps them all.
class Outcomes {
 public:
  explicit Outcomes(Format format) : format_(format) {}

  void add(const judge::MutantResult& result) {
    results_.push_back(result);
    if (format_ == Format::kJson) return;
    const std::string shown = result.case_name == last_case_ ? "" : result.case_name;
    last_case_ = result.case_name;
    fmt::print("  {:<26} {:<9} {:<28} {:<13} {}\n", shown, judge::name_of(result.kind), result.id,
               judge::name_of(result.outcome), printable(result.reason));
    std::fflush(stdout);
  }
  /// Prints the end and returns the exit code: survivors and void mutants are defects of the suite.
  int finish(const spec::Suite& suite, double patience, std::chrono::milliseconds elapsed) {
    const judge::KillRate rate = judge::KillRate::of(results_);
    // Side by side, cases end in any order.
    std::stable_sort(results_.begin(), results_.end(), [](const auto& a, const auto& b) {
      return std::pair(a.case_name, a.kind) < std::pair(b.case_name, b.kind);
    });
    if (format_ == Format::kJson) {
      Json mutants = Json::array();
      for (const judge::MutantResult& result : results_) mutants.push_back(result.json());
      fmt::print("{}\n", to_pretty({{"suite", suite.digest},
                                    {"tool", SEAWORTHY_VERSION},
                                    {"date", format_time(RealClock().now())},
                                    {"patience", patience},
                                    {"mutants", mutants},
                                    {"killRate", rate.json()}}));
    } else {
      fmt::print("  {} · {}\n", rate.text(), format_duration(elapsed));
    }
    if (results_.empty()) throw UsageError("the selected cases have no mutant of these kinds");
    return rate.survived + rate.wrong_reason + rate.voided == 0 ? kExitOk : kExitFailed;
  }

 private:
  Format format_;
  std::string last_case_;
  std::vector<judge::MutantResult> results_;
};

spec::Mutant::Kind kind_from(const std::string& name) {
  if (name == "platform") return spec::Mutant::Kind::kPlatform;
  return name == "workload" ? spec::Mutant::Kind::kWorkload : spec::Mutant::Kind::kEvidence;
}

/// Mutants need the reference platform, so without another cluster it is brought up; where it is up
/// already that is a second.
void bring_up(const Options& options, std::stop_token stop) {
  const std::string script = (home() / "platform" / "up").string();
  Command command{{script, "--state", options.state.string()}, {}, false};
  const CommandResult result =
      run_command(Context{std::move(stop)}.within(std::chrono::minutes(90)), command);
  if (result.exit_code != 0) {
    throw Error("the reference platform did not come up (" + script + "):\n" +
                printable(trim(result.errors), 4096));
  }
}

kube::Config target(const Options& options, std::stop_token stop) {
  if (!options.cluster.kubeconfig.empty() || !options.cluster.context.empty())
    return connect(options);
  bring_up(options, std::move(stop));
  Options reference = options;
  reference.cluster.kubeconfig = reference_kubeconfig(options).string();
  return connect(reference);
}

void falsify_cluster(const Options& options, const spec::Suite& suite, Outcomes& outcomes) {
  const std::string run_id = random_name(5);
  const Interrupt interrupt("left behind: seaworthy sweep --run " + run_id);
  const Context context{interrupt.token()};
  const kube::Config config = target(options, interrupt.token());
  kube::Client client(config);
  const RealClock clock;
  const auto cases = run::select(suite, options.filter);
  const text::Programs programs(spec::expressions_of(cases));
  kube::InformerSet informers(client, clock);
  collect::Environment environment{client,
                                   informers,
                                   clock,
                                   run_id,
                                   random_name(16),
                                   image_variables(options),
                                   clock.now() + std::chrono::hours(6),
                                   programs};
  const auto planned = run::plan(suite, cases, run::detect_features(context, client, suite, cases));
  run::FalsifyOptions settings;
  settings.mutants = home() / "platform" / "mutants";
  if (is_reference_platform(options, config)) settings.state = options.state;
  for (const std::string& kind : options.kinds) settings.kinds.push_back(kind_from(kind));
  settings.parallel = options.falsify_parallel;
  settings.evidence = options.results / ("falsify-" + run_id);
  if (options.format == Format::kText)
    fmt::print("falsify {} · evidence in {}\n\n", run_id, settings.evidence.string());
  run::falsify(context, environment, suite, planned, settings,
               [&](const judge::MutantResult& result) { outcomes.add(result); });
}

}  // namespace

int falsify_command(const Options& options) {
  const auto begin = std::chrono::steady_clock::now();
  Outcomes outcomes(options.format);
  const auto elapsed = [&] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 begin);
  };
  if (!options.evidence.empty()) {
    const store::Bundle bundle = store::read_bundle(options.evidence);
    run::falsify_recorded(bundle, run::select(bundle.suite, options.filter),
                          [&](const judge::MutantResult& result) { outcomes.add(result); });
    return outcomes.finish(bundle.suite, 1, elapsed());
  }
  spec::Suite suite = load_checked_suite(suite_folder(options));
  // At full patience the cases stay as they are written.
  if (options.patience < 1)
    for (spec::Case& test : suite.cases)
      test = run::with_patience(std::move(test), options.patience);
  falsify_cluster(options, suite, outcomes);
  return outcomes.finish(suite, options.patience, elapsed());
}

}  // namespace seaworthy::cli
