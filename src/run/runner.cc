#include "run/runner.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include "base/digest.h"
#include "base/time.h"
#include "run/cluster.h"
#include "run/execution.h"
#include "run/scheduler.h"

namespace seaworthy::run {
namespace {

/// Objects of a run are forgotten ones a while after it must have ended.
constexpr std::chrono::hours kExpiryMargin(1);

Json describe_run(const Options& options, const spec::Suite& suite, const Clock& clock,
                  const Json& cluster) {
  return {{"format", 1},
          {"id", random_name(5)},
          {"nonce", random_name(16)},
          {"tool", "seaworthy " SEAWORTHY_VERSION},
          {"suite", {{"digest", suite.digest}, {"cases", suite.cases.size()}}},
          {"profile", options.profile},
          {"cluster", cluster},
          {"simulated", cluster["simulated"]},
          {"arguments", options.arguments},
          {"started", format_time(clock.now())}};
}

/// One case within a run: its evidence goes to the bundle, its result to the slot kept for it.
class RunningCase {
 public:
  RunningCase(collect::Environment& environment, const PlannedCase& planned,
              const spec::Suite& suite, store::BundleWriter& bundle, Events& events)
      : environment_(environment),
        planned_(planned),
        suite_(suite),
        bundle_(bundle),
        events_(events),
        result_(planned.blank_result()) {
    result_.verdict.summary = "the run ended before it";
  }

  void work(const Context& context) {
    events_.case_started(planned_);
    guarded([&] {
      result_.evidence = bundle_.evidence_path(planned_.name());
      file_ = std::make_unique<store::EvidenceFile>(bundle_.path() / result_.evidence);
      execution_ =
          std::make_unique<Execution>(environment_, planned_, suite_.vendors,
                                      [this](const spec::Fact& fact) { file_->append(fact); });
      execution_->work(context);
    });
  }
  void release() {
    if (execution_) guarded([&] { execution_->release(); });
  }
  void settle() {
    if (execution_) guarded([&] { execution_->settle(); });
    const std::string evidence = result_.evidence;
    if (failure_.empty()) guarded([&] { result_ = execution_->result(); });
    result_.evidence = evidence;
    if (failure_.empty()) guarded([&] { write_verdict(); });
    if (!failure_.empty()) {
      result_.verdict = {judge::Verdict::kError, failure_, {}};
      guarded([&] { write_verdict(); });
    }
    events_.case_finished(planned_, result_);
    // The evidence is in the bundle; a long run must not keep all of it in memory.
    execution_.reset();
  }
  [[nodiscard]] const judge::CaseResult& result() const { return result_; }

 private:
  void write_verdict() {
    if (result_.evidence.empty()) return;  // its folder could not be made
    bundle_.write(std::filesystem::path(result_.evidence).parent_path() / "verdict.json",
                  to_pretty(result_.verdict.json()) + "\n");
  }
  /// Evidence that cannot be written (a full disk) must not end the other cases, nor keep this one
  /// from cleaning up.
  template <typename Work>
  void guarded(const Work& work) {
    try {
      work();
    } catch (const std::exception& error) {
      if (failure_.empty()) failure_ = error.what();
    }
  }
  collect::Environment& environment_;
  const PlannedCase& planned_;
  const spec::Suite& suite_;
  store::BundleWriter& bundle_;
  Events& events_;
  std::unique_ptr<store::EvidenceFile> file_;
  std::unique_ptr<Execution> execution_;
  std::string failure_;
  judge::CaseResult result_;
};

std::vector<judge::CaseResult> in_suite_order(std::vector<judge::CaseResult> results,
                                              const spec::Suite& suite) {
  const auto position = [&](const judge::CaseResult& result) {
    return suite.find(result.id) - suite.cases.data();
  };
  std::stable_sort(results.begin(), results.end(),
                   [&](const judge::CaseResult& a, const judge::CaseResult& b) {
                     return position(a) < position(b);
                   });
  return results;
}

}  // namespace

Outcome run_suite(const Context& context, kube::Client& client, const spec::Suite& suite,
                  const Options& options, const Clock& clock, Events& events) {
  const Context limited = context.within(options.timeout);
  const std::vector<const spec::Case*> selected = select(suite, options.filter);
  const Json run = describe_run(options, suite, clock, describe_cluster(limited, client, suite));
  const std::vector<PlannedCase> planned =
      plan(suite, selected, detect_features(limited, client, suite, selected));
  store::BundleWriter bundle(options.results, run, suite);

  kube::InformerSet informers(client, clock);
  const text::Programs programs(spec::expressions_of(selected));
  collect::Environment environment{client,
                                   informers,
                                   clock,
                                   run["id"],
                                   run["nonce"],
                                   options.images,
                                   clock.now() + options.timeout + kExpiryMargin,
                                   programs};
  events.run_started(run, planned);
  std::vector<std::unique_ptr<RunningCase>> cases;
  std::vector<Task> tasks;
  for (const PlannedCase& each : planned) {
    cases.push_back(std::make_unique<RunningCase>(environment, each, suite, bundle, events));
    RunningCase& running = *cases.back();
    tasks.push_back({{each.test->locks.begin(), each.test->locks.end()},
                     each.test->disruptive,
                     [&running, &limited] { running.work(limited); },
                     [&running] { running.release(); },
                     [&running] { running.settle(); }});
  }
  run_tasks(tasks, options.parallel, limited.stop);

  judge::RunResult result;
  result.run = run;
  result.run["ended"] = format_time(clock.now());
  result.run["requests"] = client.requests_sent();
  for (const auto& each : cases) result.cases.push_back(each->result());
  result.cases = in_suite_order(std::move(result.cases), suite);
  return {std::move(result), std::move(bundle)};
}

}  // namespace seaworthy::run
