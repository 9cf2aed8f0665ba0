#include "run/trials.h"

#include <algorithm>
#include <memory>

#include "judge/judge.h"
#include "run/execution.h"
#include "run/mutants.h"

namespace seaworthy::run {

namespace {
using Kind = spec::Mutant::Kind;
}  // namespace

/// One run of the case, with the evidence in a file.
class Trials::Trial {
 public:
  Trial(collect::Environment& environment, const PlannedCase& planned, const spec::Case& test,
        const std::vector<spec::Vendor>& vendors, const std::filesystem::path& folder)
      : test_(test),
        planned_(of(planned, test_)),
        file_(evidence_in(folder)),
        execution_(environment, planned_, vendors,
                   [this](const spec::Fact& fact) { file_.append(fact); }) {}

  void work(const Context& context) {
    execution_.work(context);
    execution_.release();
  }
  /// Waits until everything that it made is gone. Throws Cancelled when interrupted.
  Outcome outcome(const Context& context) {
    execution_.settle();
    if (context.stop.stop_requested()) throw Cancelled("falsify: interrupted");
    return {execution_.result().verdict, execution_.facts(), execution_.document()};
  }

 private:
  static PlannedCase of(PlannedCase planned, const spec::Case& test) {
    planned.test = &test;
    return planned;
  }
  static std::filesystem::path evidence_in(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    return folder / "evidence.jsonl";
  }

  const spec::Case test_;
  const PlannedCase planned_;
  store::EvidenceFile file_;
  Execution execution_;
};

Trials::Trials(collect::Environment& environment, const spec::Suite& suite,
               const PlannedCase& planned, const FalsifyOptions& options, MutantSink sink)
    : environment_(environment),
      suite_(suite),
      planned_(planned),
      options_(options),
      sink_(std::move(sink)) {}

std::vector<const spec::Mutant*> Trials::wanted(Kind kind) const {
  std::vector<const spec::Mutant*> mutants;
  const auto& kinds = options_.kinds;
  if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return mutants;
  for (const spec::Mutant& mutant : planned_.test->mutants) {
    if (mutant.kind == kind && mutant.is_for(planned_.preparation.matrix))
      mutants.push_back(&mutant);
  }
  return mutants;
}

bool Trials::has_any() const {
  return !wanted(Kind::kPlatform).empty() || !wanted(Kind::kWorkload).empty() ||
         !wanted(Kind::kEvidence).empty();
}

std::vector<std::string> Trials::platforms() const {
  std::vector<std::string> names;
  for (const spec::Mutant* mutant : wanted(Kind::kPlatform)) {
    if (std::find(names.begin(), names.end(), mutant->platform) == names.end())
      names.push_back(mutant->platform);
  }
  return names;
}

void Trials::on_broken_platform(const Context& context, const std::string& platform) {
  try {
    broken_[platform] = attempt(context, *planned_.test, platform);
  } catch (const Cancelled&) {
    throw;
  } catch (const Error& error) {
    could_not_break(platform, error.what());
  }
}

void Trials::could_not_break(const std::string& platform, const std::string& reason) {
  for (const spec::Mutant* mutant : wanted(Kind::kPlatform)) {
    if (mutant->platform == platform) sink_(judge::void_mutant(planned_.name(), *mutant, reason));
  }
}

void Trials::on_sound_platform(const Context& context) {
  const Outcome baseline = attempt(context, *planned_.test, "baseline").get();
  for (const spec::Mutant* mutant : wanted(Kind::kPlatform)) {
    const auto outcome = broken_.find(mutant->platform);
    if (outcome == broken_.end()) continue;  // said already
    settle(*mutant, baseline.verdict, [&] { return outcome->second.get().verdict; });
  }
  const bool green = baseline.verdict.verdict == judge::Verdict::kPass;
  for (const spec::Mutant* mutant : wanted(Kind::kEvidence)) {
    settle(*mutant, baseline.verdict,
           [&] { return green ? under_evidence_mutant(*mutant, baseline) : baseline.verdict; });
  }
  if (green) return under_workload_mutants(context, baseline.verdict);
  for (const spec::Mutant* mutant : wanted(Kind::kWorkload)) {
    settle(*mutant, baseline.verdict, [&] { return baseline.verdict; });
  }
}

void Trials::under_workload_mutants(const Context& context, const judge::CaseVerdict& baseline) {
  std::vector<std::pair<const spec::Mutant*, std::shared_future<Outcome>>> outcomes;
  for (const spec::Mutant* mutant : wanted(Kind::kWorkload)) {
    try {
      const spec::Case mutated =
          with_workload_mutant(*planned_.test, *mutant, planned_.preparation.variables);
      outcomes.emplace_back(mutant, attempt(context, mutated, mutant->id));
    } catch (const Cancelled&) {
      throw;
    } catch (const Error& error) {
      sink_(judge::void_mutant(planned_.name(), *mutant, error.what()));
    }
  }
  for (const auto& [mutant, outcome] : outcomes) {
    settle(*mutant, baseline, [&known = outcome] { return known.get().verdict; });
  }
}

void Trials::settle(const spec::Mutant& mutant, const judge::CaseVerdict& baseline,
                    const std::function<judge::CaseVerdict()>& verdict) {
  try {
    sink_(judge::judge_mutant(planned_.name(), mutant, baseline, verdict()));
  } catch (const Cancelled&) {
    throw;
  } catch (const Error& error) {
    sink_(judge::void_mutant(planned_.name(), mutant, error.what()));
  }
}

std::shared_future<Trials::Outcome> Trials::attempt(const Context& context, const spec::Case& test,
                                                    const std::string& label) {
  if (context.stop.stop_requested()) throw Cancelled("falsify: interrupted");
  const std::filesystem::path folder =
      options_.evidence / store::folder_name(planned_.name()) / label;
  auto trial = std::make_unique<Trial>(environment_, planned_, test, suite_.vendors, folder);
  trial->work(context);
  return std::async(std::launch::async,
                    [trial = std::move(trial), context] { return trial->outcome(context); })
      .share();
}

judge::CaseVerdict Trials::under_evidence_mutant(const spec::Mutant& mutant,
                                                 const Outcome& baseline) const {
  const Json document = judge::apply_evidence_mutant(baseline.document, mutant);
  return judge::Judge(*planned_.test, suite_.vendors, environment_.programs)
      .verdict(baseline.facts, document);
}

}  // namespace seaworthy::run
