#include "run/falsify.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include "judge/document.h"
#include "judge/judge.h"
#include "run/execution.h"
#include "run/mutants.h"
#include "run/scheduler.h"

namespace seaworthy::run {
namespace {

using Kind = spec::Mutant::Kind;

/// One run of a case and what it came to.
struct Trial {
  judge::CaseVerdict verdict;
  spec::Evidence evidence;
};

/// The mutants of one case.
class Trials {
 public:
  Trials(const Context& context, collect::Environment& environment, const spec::Suite& suite,
         const PlannedCase& planned, const FalsifyOptions& options, const MutantSink& sink)
      : context_(context),
        environment_(environment),
        suite_(suite),
        planned_(planned),
        options_(options),
        sink_(sink) {}

  [[nodiscard]] bool has_any() const {
    return std::any_of(planned_.test->mutants.begin(), planned_.test->mutants.end(),
                       [&](const spec::Mutant& mutant) { return is_wanted(mutant); });
  }
  [[nodiscard]] bool has(Kind kind) const {
    return std::any_of(
        planned_.test->mutants.begin(), planned_.test->mutants.end(),
        [&](const spec::Mutant& mutant) { return mutant.kind == kind && is_wanted(mutant); });
  }
  /// The case unharmed, and the mutants that change nothing but the case.
  void on_sound_platform() {
    baseline_ = attempt(*planned_.test, "baseline");
    for_each(Kind::kEvidence, [&](const spec::Mutant& mutant) { try_evidence(mutant); });
    for_each(Kind::kWorkload, [&](const spec::Mutant& mutant) { try_workload(mutant); });
  }
  /// The mutants that break the platform, and the case after them; nothing else may run meanwhile.
  void on_broken_platform() {
    std::vector<std::pair<const spec::Mutant*, judge::CaseVerdict>> broken;
    for_each(Kind::kPlatform, [&](const spec::Mutant& mutant) {
      if (const auto verdict = try_platform(mutant)) broken.emplace_back(&mutant, *verdict);
    });
    if (broken.empty()) return;
    const judge::CaseVerdict restored = attempt(*planned_.test, "restored").verdict;
    for (const auto& [mutant, verdict] : broken) {
      sink_(judge::judge_mutant(planned_.name(), *mutant, {baseline_.verdict, verdict, restored}));
    }
  }

 private:
  [[nodiscard]] bool is_wanted(const spec::Mutant& mutant) const {
    if (!mutant.is_for(planned_.preparation.matrix)) return false;
    return options_.kinds.empty() || std::find(options_.kinds.begin(), options_.kinds.end(),
                                               mutant.kind) != options_.kinds.end();
  }

  template <typename Try>
  void for_each(Kind kind, const Try& attempt_one) {
    for (const spec::Mutant& mutant : planned_.test->mutants) {
      if (mutant.kind != kind || !is_wanted(mutant)) continue;
      if (context_.stop.stop_requested()) throw Cancelled("falsify: interrupted");
      if (baseline_.verdict.verdict != judge::Verdict::kPass) {
        sink_(judge::judge_mutant(planned_.name(), mutant,
                                  {baseline_.verdict, baseline_.verdict, std::nullopt}));
        continue;
      }
      try {
        attempt_one(mutant);
      } catch (const Cancelled&) {
        throw;
      } catch (const Error& error) {
        sink_(judge::void_mutant(planned_.name(), mutant, error.what()));
      }
    }
  }

  Trial attempt(const spec::Case& test, const std::string& label) {
    PlannedCase planned = planned_;
    planned.test = &test;
    const std::filesystem::path folder = options_.evidence / planned_.name() / label;
    std::filesystem::create_directories(folder);
    store::EvidenceFile file(folder / "evidence.jsonl");
    Execution execution(environment_, planned, suite_.vendors,
                        [&](const spec::Fact& fact) { file.append(fact); });
    execution.work(context_);
    execution.settle();
    if (context_.stop.stop_requested()) throw Cancelled("falsify: interrupted");
    return {execution.result().verdict, execution.evidence()};
  }

  void try_evidence(const spec::Mutant& mutant) {
    const Json document = judge::apply_evidence_mutant(judge::document(baseline_.evidence), mutant);
    const judge::CaseVerdict verdict =
        judge::Judge(*planned_.test, suite_.vendors, environment_.programs)
            .verdict(baseline_.evidence, document);
    sink_(judge::judge_mutant(planned_.name(), mutant, {baseline_.verdict, verdict, std::nullopt}));
  }

  void try_workload(const spec::Mutant& mutant) {
    const spec::Case mutated =
        with_workload_mutant(*planned_.test, mutant, planned_.preparation.variables);
    sink_(judge::judge_mutant(
        planned_.name(), mutant,
        {baseline_.verdict, attempt(mutated, mutant.id).verdict, std::nullopt}));
  }

  std::optional<judge::CaseVerdict> try_platform(const spec::Mutant& mutant) {
    if (options_.state.empty()) {
      sink_(judge::void_mutant(planned_.name(), mutant,
                               "only the reference platform can be broken on purpose"));
      return std::nullopt;
    }
    BrokenPlatform broken(context_, options_.mutants, options_.state, mutant.platform);
    judge::CaseVerdict verdict = attempt(*planned_.test, mutant.id).verdict;
    broken.restore();
    return verdict;
  }

  const Context& context_;
  collect::Environment& environment_;
  const spec::Suite& suite_;
  const PlannedCase& planned_;
  const FalsifyOptions& options_;
  const MutantSink& sink_;
  Trial baseline_;
};

}  // namespace

void falsify(const Context& context, collect::Environment& environment, const spec::Suite& suite,
             const std::vector<PlannedCase>& planned, const FalsifyOptions& options,
             const MutantSink& sink) {
  std::mutex mutex;  // of the sink and the failure
  std::exception_ptr failure;
  std::stop_source stop;
  const std::stop_callback interrupted(context.stop, [&] { stop.request_stop(); });
  Context stoppable = context;
  stoppable.stop = stop.get_token();
  const MutantSink locked_sink = [&](const judge::MutantResult& result) {
    const std::lock_guard lock(mutex);
    sink(result);
  };
  /// The first failure ends all, as an interrupt does.
  const auto guarded = [&](const std::function<void()>& work) {
    return [&, work] {
      try {
        work();
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::current_exception();
        stop.request_stop();
      }
    };
  };
  std::vector<std::unique_ptr<Trials>> trials;
  std::vector<Task> sound, broken;
  for (const PlannedCase& each : planned) {
    trials.push_back(
        std::make_unique<Trials>(stoppable, environment, suite, each, options, locked_sink));
    Trials& its = *trials.back();
    if (!its.has_any()) continue;
    const std::set<std::string> locks(each.test->locks.begin(), each.test->locks.end());
    sound.push_back(
        {locks, each.test->disruptive, guarded([&its] { its.on_sound_platform(); }), nullptr});
    if (its.has(Kind::kPlatform))
      broken.push_back({locks, true, guarded([&its] { its.on_broken_platform(); }), nullptr});
  }
  run_tasks(sound, options.parallel, stop.get_token());
  run_tasks(broken, 1, stop.get_token());
  if (failure) std::rethrow_exception(failure);
  if (context.stop.stop_requested()) throw Cancelled("falsify: interrupted");
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
        sink(judge::judge_mutant(result.name(), mutant,
                                 {baseline, judge.verdict(evidence, document), std::nullopt}));
      } catch (const Error& error) {
        sink(judge::void_mutant(result.name(), mutant, error.what()));
      }
    }
  }
}

}  // namespace seaworthy::run
