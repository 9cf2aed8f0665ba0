#include "run/falsify.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "judge/document.h"
#include "judge/judge.h"
#include "run/mutants.h"
#include "run/scheduler.h"
#include "run/trials.h"

namespace seaworthy::run {
namespace {

using Kind = spec::Mutant::Kind;

/// All cases under all mutants.
class Falsification {
 public:
  Falsification(const Context& context, const FalsifyOptions& options)
      : interrupted_(context.stop, Stop{stop_}), context_(context), options_(options) {
    context_.stop = stop_.get_token();
  }

  void add(std::unique_ptr<Trials> trials) {
    if (!trials->has_any()) return;
    for (const std::string& platform : trials->platforms())
      victims_[platform].push_back(trials.get());
    trials_.push_back(std::move(trials));
  }

  /// Throws what the first failure threw: it ends all, as an interrupt does.
  void run() {
    for (const auto& [platform, victims] : victims_) {
      if (!context_.stop.stop_requested()) on_platform_broken_by(platform, victims);
    }
    std::vector<Task> tasks;
    for (const auto& trials : trials_) {
      tasks.push_back(task(*trials, [this, &trials] { trials->on_sound_platform(context_); }));
    }
    run_tasks(tasks, options_.parallel, context_.stop);
    if (failure_) std::rethrow_exception(failure_);
    if (context_.stop.stop_requested()) throw Cancelled("falsify: interrupted");
  }

 private:
  struct Stop {
    std::stop_source source;
    void operator()() { source.request_stop(); }
  };

  void on_platform_broken_by(const std::string& platform, const std::vector<Trials*>& victims) {
    const auto could_not_break = [&](const std::string& reason) {
      for (Trials* victim : victims) victim->could_not_break(platform, reason);
    };
    if (options_.state.empty())
      return could_not_break("only the reference platform can be broken on purpose");
    std::unique_ptr<BrokenPlatform> broken;
    try {
      broken =
          std::make_unique<BrokenPlatform>(context_, options_.mutants, options_.state, platform);
    } catch (const Cancelled&) {
      return;
    } catch (const Error& error) {
      return could_not_break(error.what());
    }
    std::vector<Task> tasks;
    for (Trials* victim : victims) {
      tasks.push_back(task(
          *victim, [this, victim, &platform] { victim->on_broken_platform(context_, platform); }));
    }
    run_tasks(tasks, options_.parallel, context_.stop);
    guard([&] { broken->restore(); });
  }

  [[nodiscard]] Task task(const Trials& trials, std::function<void()> work) {
    const spec::Case& test = *trials.planned().test;
    return {{test.locks.begin(), test.locks.end()},
            test.disruptive,
            [this, work = std::move(work)] { guard(work); },
            nullptr,
            nullptr};
  }

  void guard(const std::function<void()>& work) {
    try {
      work();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stop_.request_stop();
    }
  }

  std::stop_source stop_;
  std::stop_callback<Stop> interrupted_;
  Context context_;
  const FalsifyOptions& options_;
  std::vector<std::unique_ptr<Trials>> trials_;
  std::map<std::string, std::vector<Trials*>> victims_;  // by what breaks the platform
  std::mutex mutex_;                                     // of failure_
  std::exception_ptr failure_;
};

}  // namespace

void falsify(const Context& context, collect::Environment& environment, const spec::Suite& suite,
             const std::vector<PlannedCase>& planned, const FalsifyOptions& options,
             const MutantSink& sink) {
  std::mutex mutex;
  const MutantSink one_at_a_time = [&](const judge::MutantResult& result) {
    const std::lock_guard lock(mutex);
    sink(result);
  };
  Falsification falsification(context, options);
  for (const PlannedCase& each : planned) {
    falsification.add(std::make_unique<Trials>(environment, suite, each, options, one_at_a_time));
  }
  falsification.run();
}

void falsify_recorded(const store::Bundle& bundle, const std::vector<const spec::Case*>& cases,
                      const MutantSink& sink) {
  const text::Programs programs(spec::expressions_of(cases));
  for (const judge::CaseResult& result : bundle.result.cases) {
    const auto test = std::find_if(cases.begin(), cases.end(),
                                   [&](const spec::Case* each) { return each->id == result.id; });
    if (test == cases.end() || result.evidence.empty()) continue;
    const spec::Evidence evidence = bundle.evidence(result);
    const judge::Judge judge(**test, bundle.suite.vendors, programs);
    const judge::CaseVerdict baseline = judge.verdict(evidence);
    const Json recorded = judge::document(evidence);
    for (const spec::Mutant& mutant : (*test)->mutants) {
      if (mutant.kind != Kind::kEvidence || !mutant.is_for(recorded.value("matrix", Json())))
        continue;
      try {
        const Json document = judge::apply_evidence_mutant(recorded, mutant);
        sink(judge::judge_mutant(result.name(), mutant, baseline,
                                 judge.verdict(evidence, document)));
      } catch (const Error& error) {
        sink(judge::void_mutant(result.name(), mutant, error.what()));
      }
    }
  }
}

}  // namespace seaworthy::run
