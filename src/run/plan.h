#pragma once
// What a run will do, as a value: the cases, once for each value of their matrix, with what each
// needs to know. Pure.

#include <string>
#include <vector>

#include "collect/collect.h"
#include "judge/result.h"
#include "run/features.h"

namespace seaworthy::run {

struct PlannedCase {
  const spec::Case* test = nullptr;
  std::string instance;  ///< of a matrix, e.g. "gpu.nvidia.com"; empty for a case without one
  collect::Preparation preparation;

  /// A result that says which case it is of, and nothing else yet.
  [[nodiscard]] judge::CaseResult blank_result() const;
  [[nodiscard]] std::string name() const;  ///< "dra-truth" or "dra-truth[gpu.nvidia.com]"
};

/// In the order in which cases start where nothing holds them back: the longest first, since the
/// run takes as long as its longest chain. A case whose matrix has no value runs once without one,
/// and is judged by what it needs.
[[nodiscard]] std::vector<PlannedCase> plan(const spec::Suite& suite,
                                            const std::vector<const spec::Case*>& cases,
                                            const Features& features);

}  // namespace seaworthy::run
