#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>

#include "accelsim/hardware.h"
#include "probe/block_device.h"
#include "probe/identity.h"

namespace seaworthy::accelsim {
namespace {

using probe::BlockDevice;

TEST(Zram, IsABlockDeviceThatForgetsWhenScrubbed) {
  if (::access("/sys/class/zram-control/hot_remove", W_OK) != 0)
    GTEST_SKIP() << "no zram, or not root";
  const auto hardware = zram_hardware();
  const int id = hardware->add(8 << 20);
  const std::string path = "/dev/zram" + std::to_string(id);
  const Json identity = {{"uuid", "u"}};
  hardware->scrub(id, identity);
  EXPECT_TRUE(hardware->exists(id));
  EXPECT_GT(hardware->number(id).major, 0U);
  {
    BlockDevice device(path, BlockDevice::Access::kReadWrite);
    EXPECT_EQ(device.size(), 8U << 20);
    EXPECT_EQ(probe::decode_identity(device.read(0, 4096)), identity);
    device.write(4096, std::string(4096, 'x'));
    EXPECT_EQ(device.read(4096, 4096), std::string(4096, 'x'));
  }
  hardware->scrub(id, identity);
  EXPECT_EQ(BlockDevice(path, BlockDevice::Access::kRead).read(4096, 4096),
            std::string(4096, '\0'));
  hardware->remove(id);
  EXPECT_FALSE(hardware->exists(id));
  hardware->remove(id);
}

}  // namespace
}  // namespace seaworthy::accelsim
