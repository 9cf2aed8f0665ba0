#include "run/trials.h"

#include <algorithm>

#include "judge/judge.h"
#include "run/execution.h"
#include "run/mutants.h"

namespace seaworthy::run {

using Kind = spec::Mutant::Kind;

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
    broken_[platform] = attempt(context, *planned_.test, platform).verdict;
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
  const Trial baseline = attempt(context, *planned_.test, "baseline");
  const bool green = baseline.verdict.verdict == judge::Verdict::kPass;
  for (const spec::Mutant* mutant : wanted(Kind::kPlatform)) {
    const auto verdict = broken_.find(mutant->platform);
    if (verdict == broken_.end()) continue;  // said already
    sink_(judge::judge_mutant(planned_.name(), *mutant, baseline.verdict, verdict->second));
  }
  for (const spec::Mutant* mutant : wanted(Kind::kEvidence)) {
    settle(*mutant, baseline.verdict,
           [&] { return green ? under_evidence_mutant(*mutant, baseline) : baseline.verdict; });
  }
  for (const spec::Mutant* mutant : wanted(Kind::kWorkload)) {
    settle(*mutant, baseline.verdict,
           [&] { return green ? under_workload_mutant(context, *mutant) : baseline.verdict; });
  }
}

void Trials::settle(const spec::Mutant& mutant, const judge::CaseVerdict& baseline,
                    const std::function<judge::CaseVerdict()>& attempt_one) {
  try {
    sink_(judge::judge_mutant(planned_.name(), mutant, baseline, attempt_one()));
  } catch (const Cancelled&) {
    throw;
  } catch (const Error& error) {
    sink_(judge::void_mutant(planned_.name(), mutant, error.what()));
  }
}

Trials::Trial Trials::attempt(const Context& context, const spec::Case& test,
                              const std::string& label) {
  if (context.stop.stop_requested()) throw Cancelled("falsify: interrupted");
  PlannedCase planned = planned_;
  planned.test = &test;
  const std::filesystem::path folder =
      options_.evidence / store::folder_name(planned_.name()) / label;
  std::filesystem::create_directories(folder);
  store::EvidenceFile file(folder / "evidence.jsonl");
  Execution execution(environment_, planned, suite_.vendors,
                      [&](const spec::Fact& fact) { file.append(fact); });
  execution.work(context);
  execution.settle();
  if (context.stop.stop_requested()) throw Cancelled("falsify: interrupted");
  return {execution.result().verdict, execution.facts(), execution.document()};
}

judge::CaseVerdict Trials::under_evidence_mutant(const spec::Mutant& mutant,
                                                 const Trial& baseline) const {
  const Json document = judge::apply_evidence_mutant(baseline.document, mutant);
  return judge::Judge(*planned_.test, suite_.vendors, environment_.programs)
      .verdict(baseline.facts, document);
}

judge::CaseVerdict Trials::under_workload_mutant(const Context& context,
                                                 const spec::Mutant& mutant) {
  const spec::Case mutated =
      with_workload_mutant(*planned_.test, mutant, planned_.preparation.variables);
  return attempt(context, mutated, mutant.id).verdict;
}

}  // namespace seaworthy::run
