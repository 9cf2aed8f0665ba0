#pragma once
// The accelerators of one node: what each truly is. What is advertised of them is slices.h's, and
// can be a lie. Pure values.

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::accelsim {

inline constexpr const char* kDriver = "accelsim.seaworthy.dev";
inline constexpr const char* kVendor = "Seaworthy";
inline constexpr uint64_t kDeviceBytes = 256ULL << 20;

struct Device {
  std::string name;  ///< "accel-0", "shared-0": its name in the slice, and in the container's /dev
  std::string uuid;  ///< random, kept over restarts
  std::string model = "accelsim-256";
  uint64_t memory = kDeviceBytes;
  int numa = 0;
  int nvlink = 0;         ///< the NVLink domain
  std::string pcie_root;  ///< "pci0000:10"; the domain is the node's number
  bool shared = false;    ///< may be allocated to several claims at once
};

/// The devices of the node of this number: `whole` devices that one claim holds alone, then
/// `shared` ones. The first half of the whole ones is on NUMA node 0 and the second on node 1; the
/// NVLink domain alternates: so the two kinds of pairs differ, and a test can tell them apart.
[[nodiscard]] std::vector<Device> inventory(int node, int whole, int shared);

/// What the device says of itself in its identity block (probe/identity.h).
[[nodiscard]] Json identity(const Device& device);

}  // namespace seaworthy::accelsim
