#pragma once
// What the steps themselves say about the platform: waits that came true or did not, expectations,
// fields the API server dropped, and steps that failed. Each is a finding named by the step's `as`,
// or `ROLE[INDEX]` where it has none. The recorded objects are judged again: a wait that claims to
// have come true must be true of what was recorded.

#include "judge/expressions.h"
#include "judge/finding.h"
#include "spec/fact.h"

namespace seaworthy::judge {

[[nodiscard]] FindingList judge_steps(const spec::Case& test, const Expressions& expressions,
                                      const spec::Evidence& evidence);

}  // namespace seaworthy::judge
