#include "accelsim/device.h"

#include <gmock/gmock.h>

#include <set>

namespace seaworthy::accelsim {
namespace {

TEST(Inventory, PairsByNumaAndByNvlinkDiffer) {
  const auto devices = inventory(/*node=*/1, /*whole=*/4, /*shared=*/1);
  ASSERT_EQ(devices.size(), 5U);
  std::string names, numa, nvlink;
  std::set<std::string> roots;
  for (const Device& device : devices) {
    names += device.name + " ";
    numa += std::to_string(device.numa);
    nvlink += std::to_string(device.nvlink);
    roots.insert(device.pcie_root);
  }
  EXPECT_EQ(names, "accel-0 accel-1 accel-2 accel-3 shared-0 ");
  EXPECT_EQ(numa, "00110");
  EXPECT_EQ(nvlink, "01010");
  EXPECT_EQ(roots.size(), 5U);
  EXPECT_EQ(devices[0].pcie_root, "pci0001:10");
  EXPECT_FALSE(devices[3].shared);
  EXPECT_TRUE(devices[4].shared);
}

TEST(Identity, SaysWhatTheDeviceIs) {
  Device device = inventory(0, 4, 0)[2];
  device.uuid = "u-2";
  EXPECT_EQ(identity(device), (Json{{"driver", "accelsim.seaworthy.dev"},
                                    {"vendor", "Seaworthy"},
                                    {"model", "accelsim-256"},
                                    {"uuid", "u-2"},
                                    {"memory", 268435456},
                                    {"numa", 1},
                                    {"nvlink", 0}}));
}

}  // namespace
}  // namespace seaworthy::accelsim
