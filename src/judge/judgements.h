#pragma once
// One judgement of a case, evaluated. Pure.

#include "judge/expressions.h"
#include "judge/finding.h"
#include "spec/fact.h"
#include "spec/suite.h"

namespace seaworthy::judge {

/// Where an offender is an object with the number `fact` or the list `facts`, those are taken out
/// of it: they name the evidence that shows it. Other offenders cite the results that the judgement
/// mentions.
[[nodiscard]] Finding finding_of(const spec::Case& test, const spec::Judgement& judgement,
                                 const Expressions& expressions,
                                 const std::vector<spec::Vendor>& vendors,
                                 const spec::Evidence& evidence);

}  // namespace seaworthy::judge
