#pragma once
// The published replays of a suite's mutants: docs/falsify.json, as scripts/record_falsify.sh
// writes it. {cases: {ID: {date, digest}}, killRate, mutants: [as MutantResult::json]}.

#include <vector>

#include "judge/falsify.h"
#include "spec/suite.h"

namespace seaworthy::judge {

/// The recorded outcomes of those cases that are in the suite as they were when they were replayed,
/// by `Suite::digest_of`. Throws UsageError for a mutant that is not one.
[[nodiscard]] std::vector<MutantResult> current_replays(const Json& record,
                                                        const spec::Suite& suite);

}  // namespace seaworthy::judge
