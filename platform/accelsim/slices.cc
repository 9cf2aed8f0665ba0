#include "accelsim/slices.h"

#include <fmt/core.h>

namespace seaworthy::accelsim {
namespace {

constexpr const char* kNuma = "resource.kubernetes.io/numaNode";
constexpr const char* kPcieRoot = "resource.kubernetes.io/pcieRoot";

/// Which device a lie about one device is about: not the first, which a careless check would look
/// at.
constexpr size_t kVictim = 1;

std::string mebibytes(uint64_t bytes) { return fmt::format("{}Mi", bytes >> 20); }

Json shared_memory_policy() {
  const std::string share = mebibytes(kShareBytes);
  return {{"default", share}, {"validRange", {{"min", share}, {"step", share}}}};
}

Json advertised(const Device& device) {
  Json out = {{"name", device.name},
              {"attributes",
               {{"vendor", {{"string", kVendor}}},
                {"model", {{"string", device.model}}},
                {"uuid", {{"string", device.uuid}}},
                {"nvlinkDomain", {{"int", device.nvlink}}},
                {kNuma, {{"int", device.numa}}},
                {kPcieRoot, {{"string", device.pcie_root}}}}},
              {"capacity", {{"memory", {{"value", mebibytes(device.memory)}}}}}};
  if (device.shared) {
    out["allowMultipleAllocations"] = true;
    out["capacity"]["memory"]["requestPolicy"] = shared_memory_policy();
  }
  return out;
}

Json lying(Device device, size_t index, const Lies& lies) {
  if (lies.contains(Lie::kFalsifyModel)) device.model = "accelsim-1024";
  if (lies.contains(Lie::kFalsifyMemory)) device.memory *= 2;
  if (lies.contains(Lie::kOverCommit) && device.shared) device.memory *= 4;
  // Truly 0, 1, 0, 1: advertised 0, 0, 1, 1 and so on.
  if (lies.contains(Lie::kScrambleNvlink)) device.nvlink = static_cast<int>(index / 2 % 2);
  if (lies.contains(Lie::kNumaMinusOne) && index == kVictim) device.numa = -1;
  Json out = advertised(device);
  if (lies.contains(Lie::kOmitMemory) && index == kVictim) out.erase("capacity");
  if (lies.contains(Lie::kDropNumaAttribute) && index == kVictim) out["attributes"].erase(kNuma);
  return out;
}

Json slice(const NodeRef& node, const std::string& suffix, int64_t generation, int count,
           Json devices) {
  return {
      {"apiVersion", "resource.k8s.io/v1"},
      {"kind", "ResourceSlice"},
      {"metadata",
       {{"name", node.name + suffix},
        {"ownerReferences", Json::array({{{"apiVersion", "v1"},
                                          {"kind", "Node"},
                                          {"name", node.name},
                                          {"uid", node.uid},
                                          {"controller", true}}})}}},
      {"spec",
       {{"driver", kDriver},
        {"nodeName", node.name},
        {"pool", {{"name", node.name}, {"generation", generation}, {"resourceSliceCount", count}}},
        {"devices", std::move(devices)}}}};
}

/// A device that was there once.
Json ghost(const Device& like) {
  Device device = like;
  device.name = "accel-gone";
  device.uuid = "00000000-0000-0000-0000-000000000000";
  return advertised(device);
}

}  // namespace

std::vector<Json> slices(const NodeRef& node, const std::vector<Device>& devices, const Lies& lies,
                         int64_t generation) {
  Json list = Json::array();
  for (size_t i = 0; i < devices.size(); ++i) list.push_back(lying(devices[i], i, lies));
  const int count = lies.contains(Lie::kIncompletePool) ? 2 : 1;
  std::vector<Json> out = {slice(node, "-accelsim", generation, count, std::move(list))};
  if (lies.contains(Lie::kStaleGeneration) && !devices.empty()) {
    out.push_back(
        slice(node, "-accelsim-stale", generation - 1, 1, Json::array({ghost(devices[0])})));
  }
  return out;
}

}  // namespace seaworthy::accelsim
