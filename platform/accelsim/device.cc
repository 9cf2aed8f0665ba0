#include "accelsim/device.h"

#include <fmt/core.h>

namespace seaworthy::accelsim {
namespace {

constexpr int kNumaNodes = 2;
constexpr int kNvlinkDomains = 2;

}  // namespace

std::vector<Device> inventory(int node, int whole, int shared) {
  std::vector<Device> devices;
  const auto add = [&](const char* kind, int index, int numa, bool is_shared) {
    Device device;
    device.name = fmt::format("{}-{}", kind, index);
    device.numa = numa;
    device.nvlink = index % kNvlinkDomains;
    device.pcie_root = fmt::format("pci{:04x}:{:02x}", node, 16 * (devices.size() + 1));
    device.shared = is_shared;
    devices.push_back(std::move(device));
  };
  for (int i = 0; i < whole; ++i) add("accel", i, i * kNumaNodes / whole, /*is_shared=*/false);
  for (int i = 0; i < shared; ++i) add("shared", i, i % kNumaNodes, /*is_shared=*/true);
  return devices;
}

Json identity(const Device& device) {
  return {{"driver", kDriver},      {"vendor", kVendor},       {"model", device.model},
          {"uuid", device.uuid},    {"memory", device.memory}, {"numa", device.numa},
          {"nvlink", device.nvlink}};
}

}  // namespace seaworthy::accelsim
