#pragma once
// What a container sees of its accelerators, read from the probe's lines (docs/probe.md) in the way
// that the vendor table says under `inside.source`. Pure.
//
//   identity-block  a device says what it is in its first block; its size is the kernel's
//   nvidia-proc     /proc/driver/nvidia/gpus/*/information, of the devices whose node is there;
//   NUMA node from sysfs pci             sysfs, by PCI address: it shows all devices of the node,
//   so it proves no absence none            there is no way to look

#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "spec/suite.h"

namespace seaworthy::judge {

/// One accelerator as seen inside: its path or address, and by word (uuid, pciBusID, model, memory,
/// numa) what it is.
struct SeenDevice {
  std::string path;
  std::map<std::string, Json> properties;
};

struct Inside {
  std::vector<SeenDevice> devices;
  bool exhaustive =
      true;  ///< every accelerator that the container can reach is among them, and no other
};

/// Of one container's lines.
[[nodiscard]] Inside inside(const Json& lines, const spec::Vendor& vendor);

}  // namespace seaworthy::judge
