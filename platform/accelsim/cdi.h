#pragma once
// How a device gets into a container: the node's CDI specification. It lists every device once and
// never changes while the driver runs; which claim gets which is said by name. Source: Container
// Device Interface specification 0.6.

#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::accelsim {

struct DeviceNumber {
  unsigned major = 0, minor = 0;
};

struct CdiDevice {
  std::string name;
  DeviceNumber number;
};

/// The CDI id of a device: "accelsim.seaworthy.dev/accelerator=accel-0".
[[nodiscard]] std::string cdi_id(const std::string& device);

/// One block device node a device, /dev/NAME, and nothing else. Its mode lets everybody in the
/// container: who gets the node and may open its numbers is for the container's device cgroup to
/// say, whatever the user it runs as. No mknod.
[[nodiscard]] Json cdi_spec(const std::vector<CdiDevice>& devices);

/// The file name in the CDI directory.
[[nodiscard]] std::string cdi_file_name();

}  // namespace seaworthy::accelsim
