#pragma once
// The excerpt of a case's evidence that report.html shows. Internal to report/.

#include <set>

#include "report/input.h"

namespace seaworthy::report {

/// Facts shown of one case, and bytes shown of one fact.
inline constexpr size_t kFactsShown = 24;
inline constexpr size_t kFactBytes = 3000;

/// {facts: [{anchor, number, kind, as, place, time, data, cited}], fact_count, shown,
/// has_evidence}: the cited facts first in choice, all in the order of their numbers. `anchor` is
/// what the links to "ANCHOR-NUMBER" start with.
[[nodiscard]] Json evidence_values(const spec::Evidence& evidence, const std::set<uint64_t>& cited,
                                   const std::string& anchor);

/// The numbers that are shown: links to others would lead nowhere.
[[nodiscard]] std::set<uint64_t> facts_shown(const spec::Evidence& evidence,
                                             const std::set<uint64_t>& cited);

}  // namespace seaworthy::report
