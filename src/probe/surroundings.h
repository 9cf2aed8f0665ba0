#pragma once
// What a container can read about accelerators without opening one: its environment, PCI, NVIDIA's
// /proc, and the device metadata files of DRA. Each function returns the output lines of one kind;
// see docs/probe.md. Reads only.

#include <filesystem>
#include <vector>

#include "base/json.h"

namespace seaworthy::probe {

/// Of `variables` ("NAME=value"), those by which devices are asked for or announced.
[[nodiscard]] std::vector<Json> device_environment(const char* const* variables);
/// Display controllers and processing accelerators; `root` is /sys/bus/pci/devices.
[[nodiscard]] std::vector<Json> pci_accelerators(const std::filesystem::path& root);
/// `root` is /proc/driver/nvidia/gpus.
[[nodiscard]] std::vector<Json> nvidia_information(const std::filesystem::path& root);
/// KEP-5304; `root` is /var/run/kubernetes.io/dra-device-attributes.
[[nodiscard]] std::vector<Json> device_metadata(const std::filesystem::path& root);

}  // namespace seaworthy::probe
