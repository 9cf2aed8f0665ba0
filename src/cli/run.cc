#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "cli/command.h"
#include "cli/connection.h"
#include "cli/installation.h"
#include "cli/interrupt.h"
#include "cli/reports.h"
#include "judge/levels.h"
#include "report/console.h"
#include "run/runner.h"
#include "store/history.h"

namespace seaworthy::cli {
namespace {

/// The run as the console shows it.
class ConsoleEvents final : public run::Events {
 public:
  ConsoleEvents(report::Console& console, const Options& options)
      : console_(console), results_(options.results) {}

  void run_started(const Json& run, const std::vector<run::PlannedCase>& planned) override {
    bundle_ = (results_ / run["id"].get<std::string>()).string();
    std::vector<std::string> names;
    for (const run::PlannedCase& each : planned) names.push_back(each.name());
    console_.run_started(run, names, bundle_);
  }
  void case_started(const run::PlannedCase& planned) override {
    console_.case_started(planned.name());
  }
  void case_finished(const run::PlannedCase&, const judge::CaseResult& result) override {
    console_.case_finished(result);
  }

 private:
  report::Console& console_;
  const std::filesystem::path results_;
  std::string bundle_;
};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// --rerun: the cases of a bundle that did not pass, and whose requirement was not proved not to
/// apply.
void narrow_to_failed(Options& options) {
  if (options.rerun.empty()) return;
  const store::Bundle bundle = store::read_bundle(options.rerun);
  for (const judge::CaseResult& result : bundle.result.cases) {
    const judge::Verdict verdict = result.verdict.verdict;
    if (verdict != judge::Verdict::kPass && verdict != judge::Verdict::kNotApplicable)
      options.filter.globs.push_back(result.id);
  }
  if (options.filter.globs.empty())
    throw UsageError(options.rerun.string() + ": every case passed; nothing to run again");
}

run::Options run_options(const Options& options) {
  run::Options settings;
  settings.filter = options.filter;
  settings.parallel = options.parallel;
  settings.timeout = options.timeout;
  settings.results = options.results;
  settings.images = image_variables(options);
  settings.profile = options.profile;
  settings.arguments = options.argv;
  return settings;
}

/// How many earlier runs are looked at. The rule counts runs of a case, and filtered runs in
/// between say nothing of it.
constexpr int kLookBack = 50;

/// Decides the levels, and keeps beside the verdicts what they were decided with.
judge::LevelReport levels_of(run::Outcome& outcome, const spec::Profile& profile,
                             const Options& options) {
  store::History history(options.results);
  const store::LevelBasis basis{profile.name, options.filter.level.value_or(2),
                                history.before(outcome.result.run, kLookBack)};
  outcome.bundle.write(store::kLevelBasis, to_pretty(basis.json()));
  history.record(outcome.result);
  return judge::decide_levels(outcome.result, profile, basis.past, basis.asked);
}

void write_reports(run::Outcome& outcome, const judge::LevelReport& levels,
                   const spec::Suite& suite) {
  const auto evidence = [&](const judge::CaseResult& result) {
    return result.evidence.empty() ? spec::Evidence{}
                                   : store::read_evidence(outcome.bundle.path() / result.evidence);
  };
  const report::ReportInput input{outcome.result, levels, suite, evidence,
                                  published_mutants(suite)};
  for (const auto& [name, bytes] : all_reports(input)) outcome.bundle.write(name, bytes);
  outcome.bundle.seal();
}

}  // namespace

int run_command_line(const Options& given) {
  Options options = given;
  narrow_to_failed(options);
  const spec::Suite suite = load_checked_suite(suite_folder(options));
  const spec::Profile profile = suite.profile(options.profile);
  (void)run::select(
      suite,
      options.filter);  // a filter that selects nothing is said before a cluster is looked for
  if (options.dry_run) return kExitOk;

  const Interrupt interrupt("left behind: `seaworthy sweep` finds it");
  const RealClock clock;
  report::Console console(report::ConsoleOptions::detect(environment, isatty(STDOUT_FILENO) == 1),
                          clock, [](std::string_view text) {
                            std::fwrite(text.data(), 1, text.size(), stdout);
                            std::fflush(stdout);
                          });
  ConsoleEvents events(console, options);
  kube::Client client(connect(options));
  run::Outcome outcome = run::run_suite(Context{interrupt.token()}, client, suite,
                                        run_options(options), clock, events);
  const judge::LevelReport levels = levels_of(outcome, profile, options);
  write_reports(outcome, levels, suite);
  console.run_finished(outcome.result, levels, outcome.bundle.path().string());
  return interrupt.token().stop_requested() ? kExitInterrupted : levels.exit_code;
}

}  // namespace seaworthy::cli
