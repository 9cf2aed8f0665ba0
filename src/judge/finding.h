#pragma once
// One outcome on the way to a verdict, and what it means for it. Internal to judge/.

#include <vector>

#include "judge/verdict.h"

namespace seaworthy::judge {

/// In the order in which they decide: the first that any finding has is the verdict (judge.h has
/// the rule).
enum class Effect {
  kError,         ///< could not be evaluated
  kInconclusive,  ///< a control or precondition is unmet, or the evidence has a hole
  kFail,          ///< the platform is wrong
  kMissing,       ///< its evidence was never collected
  kNone,          ///< it holds
};

struct Finding {
  JudgementResult result;
  Effect effect = Effect::kNone;
};
using FindingList = std::vector<Finding>;

}  // namespace seaworthy::judge
