#pragma once
// What the tests of this folder share.

#include "base/context.h"
#include "kube/resource.h"

namespace seaworthy::kube {

inline const Resource kSlices{"resource.k8s.io", "v1", "ResourceSlice", "resourceslices", false};

/// Long enough on the slowest machine; what waits in vain fails instead of hanging.
inline Context soon() { return Context{}.within(std::chrono::seconds(20)); }

}  // namespace seaworthy::kube
