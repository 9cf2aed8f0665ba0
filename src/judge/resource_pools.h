#pragma once
// The pools that a list of ResourceSlices makes up, as the scheduler sees them. Pure.
//
// A pool is (driver, name). Only the slices of its highest generation count, and only if all of
// them are there (resource.k8s.io/v1 ResourceSlice, spec.pool.generation and
// spec.pool.resourceSliceCount).

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::judge {

struct ResourcePool {
  std::string driver, name;
  int64_t generation = 0;
  size_t slices = 0;                 ///< of that generation, present
  size_t declared = 0;               ///< of that generation, as it says itself
  std::vector<std::string> stale;    ///< names of slices of an older generation
  std::vector<std::string> twice;    ///< device names that stand in it more than once
  std::vector<const Json*> devices;  ///< of that generation; point into the slices

  [[nodiscard]] bool complete() const { return slices == declared; }
  /// Complete and without a device that stands in it twice: the scheduler allocates from it.
  [[nodiscard]] bool valid() const { return complete() && twice.empty(); }
};

/// By driver and name. `slices` is a list of ResourceSlice objects and must outlive the result;
/// throws UnreadableEvidence for anything else.
[[nodiscard]] std::vector<ResourcePool> resource_pools(const Json& slices);

}  // namespace seaworthy::judge
