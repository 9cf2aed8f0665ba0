#pragma once
// What a mutant showed about the suite; see design "verdicts", section Falsification. Pure.

#include <string>
#include <vector>

#include "judge/verdict.h"
#include "spec/case.h"

namespace seaworthy::judge {

enum class MutantOutcome {
  kBites,        ///< the named judgement failed, and the case with it
  kSurvived,     ///< the case stayed green
  kWrongReason,  ///< something else went wrong instead
  kVoid,         ///< nothing was learnt: not applied, or the baseline not green
};
/// "bites", "survived", "wrong-reason", "void".
[[nodiscard]] const char* name_of(MutantOutcome outcome);
/// "platform", "workload", "evidence".
[[nodiscard]] const char* name_of(spec::Mutant::Kind kind);

struct MutantResult {
  std::string case_name, id;
  spec::Mutant::Kind kind = spec::Mutant::Kind::kEvidence;
  MutantOutcome outcome = MutantOutcome::kVoid;
  std::string reason;  ///< "no-partial-binding: 2 offenders, the first: worker-0"

  /// The case without its instance: "dra-truth" of "dra-truth[gpu.example.com]".
  [[nodiscard]] std::string case_id() const;
  /// {case, id, kind, result, reason}
  [[nodiscard]] Json json() const;
  /// Throws UsageError for what is not one.
  [[nodiscard]] static MutantResult from_json(const Json& value);
};

/// Of a JSON list, as `falsify --format json`, report.json and docs/falsify.json have them. Throws
/// as MutantResult::from_json does.
[[nodiscard]] std::vector<MutantResult> mutants_from(const Json& list);

/// What the case came to unharmed and under the mutant, whose `fails` is the judgement that must
/// have turned red. Of platform mutants the case unharmed is one after the platform was restored.
[[nodiscard]] MutantResult judge_mutant(const std::string& case_name, const spec::Mutant& mutant,
                                        const CaseVerdict& baseline, const CaseVerdict& mutated);
/// A mutant that could not be applied, e.g. because its script failed.
[[nodiscard]] MutantResult void_mutant(const std::string& case_name, const spec::Mutant& mutant,
                                       std::string reason);

/// The document as the mutant's patch changes it. Throws Error where the patch does not yield one
/// object, or changes nothing.
[[nodiscard]] Json apply_evidence_mutant(const Json& document, const spec::Mutant& mutant);

/// How many of each outcome. The kill rate is bites / (all but void).
struct KillRate {
  int bites = 0, survived = 0, wrong_reason = 0, voided = 0;

  [[nodiscard]] static KillRate of(const std::vector<MutantResult>& results);
  /// "kill rate 14/14 · 0 survived · 0 wrong reason · 0 void"
  [[nodiscard]] std::string text() const;
  [[nodiscard]] Json json() const;
};

}  // namespace seaworthy::judge
