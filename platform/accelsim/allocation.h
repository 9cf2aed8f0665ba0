#pragma once
// What a ResourceClaim was allocated. Source: resource.k8s.io/v1 ResourceClaim,
// status.allocation.devices.results.

#include <string>
#include <vector>

#include "accelsim/state.h"
#include "base/json.h"

namespace seaworthy::accelsim {

/// The results that are this driver's, in the claim's order. Throws Error where the claim is
/// another one than the kubelet means (its uid differs), or is not allocated.
[[nodiscard]] std::vector<Allocated> allocation_of(const Json& claim, const std::string& uid);

}  // namespace seaworthy::accelsim
