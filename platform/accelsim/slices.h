#pragma once
// What the driver advertises: the ResourceSlices of a node, truthful or lying. Pure.
// Source: resource.k8s.io/v1 ResourceSlice; kubernetes dynamic-resource-allocation/deviceattribute
// for the standard attributes.

#include <cstdint>
#include <string>
#include <vector>

#include "accelsim/device.h"
#include "accelsim/lies.h"

namespace seaworthy::accelsim {

/// Whose devices they are. The node owns its slices, so that they go when it goes.
struct NodeRef {
  std::string name;
  std::string uid;
};

/// The least that a claim gets of a shared device, and the step in which it gets more.
inline constexpr uint64_t kShareBytes = 64ULL << 20;

/// The slices of the node's one pool, at `generation`. With kStaleGeneration the last one is of the
/// generation before.
[[nodiscard]] std::vector<Json> slices(const NodeRef& node, const std::vector<Device>& devices,
                                       const Lies& lies, int64_t generation);

}  // namespace seaworthy::accelsim
