#pragma once
// Verdicts and what led to them. Plain values; see design "verdicts".

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/json.h"

namespace seaworthy::judge {

enum class Verdict {
  kPass,
  kFail,
  kNotApplicable,
  kInconclusive,
  kError,
  kSkipped,
  kNotRun,
  kPlanned
};
/// "pass", "fail", "not-applicable", "inconclusive", "error", "skipped", "not-run", "planned".
[[nodiscard]] const char* name_of(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdict_from(const std::string& name);

/// What a judgement found against the platform. `facts` are the numbers of the evidence that shows
/// it, where known.
struct Offender {
  Json value;
  std::vector<uint64_t> facts;
};

/// The outcome of one judgement, control or wait.
struct JudgementResult {
  enum class Status { kHolds, kFails, kUnknown, kError };
  enum class Role { kJudgement, kControl, kPrecondition };
  std::string id;
  Role role = Role::kJudgement;
  Status status = Status::kUnknown;
  std::string reason;   ///< what was found, one line; for kError what jq or the step said
  std::string because;  ///< why it matters
  std::vector<Offender> offenders;
};
[[nodiscard]] const char* name_of(
    JudgementResult::Status status);  ///< "holds", "fails", "unknown", "error"
[[nodiscard]] const char* name_of(
    JudgementResult::Role role);  ///< "judgement", "control", "precondition"

struct CaseVerdict {
  Verdict verdict = Verdict::kNotRun;
  std::string
      summary;  ///< one line: the case's summary when it passed, else what decided the verdict
  std::vector<JudgementResult> judgements;

  /// The judgement of this id, or nullptr.
  [[nodiscard]] const JudgementResult* find(const std::string& id) const;
  [[nodiscard]] Json json() const;
  /// Throws UsageError for what is not a verdict.
  [[nodiscard]] static CaseVerdict from_json(const Json& value);
};

}  // namespace seaworthy::judge
