#pragma once
// The same things said the same way in every report. Pure; text from a cluster comes out sanitised
// and bounded, but not escaped for any format.

#include <string>
#include <vector>

#include "judge/result.h"

namespace seaworthy::report {

/// Bytes of one text from a cluster, and offenders of one judgement, that a report shows.
inline constexpr size_t kTextLimit = 2000;
inline constexpr size_t kOffenderLimit = 50;

/// One line without escape sequences, control characters and invalid UTF-8, cut at `limit` bytes
/// ("… (1048576 bytes)").
[[nodiscard]] std::string one_line(std::string_view text, size_t limit = kTextLimit);

/// "pass", "FAIL", "SHOULD FAIL", "n/a", "inconclusive", "ERROR", "skipped", "not run", "planned".
[[nodiscard]] std::string label(const judge::CaseResult& result);

/// An offender as people read it: a string as it is; an object as "key value  key value".
[[nodiscard]] std::string offender_text(const judge::Offender& offender, size_t limit = kTextLimit);
/// "evidence 41, 44", or "" without numbers.
[[nodiscard]] std::string evidence_text(const std::vector<uint64_t>& facts);

/// Whether a reader must be told of it: it fails, is unknown or in error.
[[nodiscard]] bool is_open(const judge::JudgementResult& judgement);
/// Whether a reader must be told of it although the case is quiet: what the case left on the
/// cluster.
[[nodiscard]] bool is_warning(const judge::CaseResult& result,
                              const judge::JudgementResult& judgement);
/// Whether nothing is to be said about a case but that it is done: it passed or does not apply.
[[nodiscard]] bool is_quiet(judge::Verdict verdict);

/// "Kubernetes v1.37.2, 12 nodes, 64 × gpu.nvidia.com": as much of it as run.json says.
[[nodiscard]] std::string platform_text(const Json& run);
/// "seaworthy 0.1.0 · suite 9f31c2 (41 cases) · profile agentic"
[[nodiscard]] std::string suite_text(const Json& run);
/// Whether the platform's accelerators are simulated.
[[nodiscard]] bool is_simulated(const Json& run);

/// How many results have each label, in the order of the labels above, e.g. "12 pass, 1 FAIL".
[[nodiscard]] std::string count_text(const std::vector<judge::CaseResult>& cases);

}  // namespace seaworthy::report
