#include "judge/inside.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "judge/testing/h100.h"

namespace seaworthy::judge {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

spec::Vendor vendor(const char* source) { return {"v", {{"inside", {{"source", source}}}}}; }

TEST(Inside, ADeviceSaysWhatItIsInItsFirstBlock) {
  const Json lines = {
      {{"kind", "probe"}},
      {{"kind", "device"},
       {"path", "/dev/fuse"},
       {"read", "EPERM"},
       {"size", nullptr},
       {"identity", nullptr}},
      {{"kind", "device"},
       {"path", "/dev/accel-0"},
       {"read", "ok"},
       {"size", 268435456},
       {"identity", {{"uuid", "u"}, {"model", "m"}, {"numa", 1}, {"memory", 1}}}},
  };
  const Inside seen = inside(lines, vendor("identity-block"));
  EXPECT_TRUE(seen.exhaustive);
  ASSERT_THAT(seen.devices, SizeIs(1));
  EXPECT_EQ(seen.devices[0].path, "/dev/accel-0");
  EXPECT_EQ(Json(seen.devices[0].properties),
            Json({{"uuid", "u"}, {"model", "m"}, {"numa", 1}, {"memory", 268435456}}));
}

TEST(Inside, NvidiaListsAllGpusButOnlyOpenedOnesAreSeen) {
  const Json lines = {
      {{"kind", "pci"}, {"address", "0000:1b:00.0"}, {"numa", 1}},
      {{"kind", "nvidia"},
       {"fields",
        {{"Model", "NVIDIA H100 80GB HBM3"},
         {"GPU UUID", "GPU-1"},
         {"Bus Location", "00000000:1B:00.0"},
         {"Device Minor", "3"}}}},
      {{"kind", "nvidia"}, {"fields", {{"GPU UUID", "GPU-2"}, {"Device Minor", "4"}}}},
      {{"kind", "device"}, {"path", "/dev/nvidia3"}, {"read", "ok"}},
      {{"kind", "device"}, {"path", "/dev/nvidia4"}, {"read", "EPERM"}},
  };
  const Inside seen = inside(lines, vendor("nvidia-proc"));
  ASSERT_THAT(seen.devices, SizeIs(1));
  EXPECT_EQ(Json(seen.devices[0].properties), Json({{"uuid", "GPU-1"},
                                                    {"model", "NVIDIA H100 80GB HBM3"},
                                                    {"pciBusID", "0000:1b:00.0"},
                                                    {"numa", 1}}));
}

TEST(Inside, ARealH100) {
  const Inside seen = inside(testing::h100_lines(), vendor("nvidia-proc"));
  ASSERT_THAT(seen.devices, SizeIs(1));
  EXPECT_EQ(seen.devices[0].path, "/dev/nvidia0");
  EXPECT_EQ(Json(seen.devices[0].properties),
            Json({{"uuid", "GPU-edab8235-271e-9981-8bf5-16f8bc2ac02a"},
                  {"model", "NVIDIA H100 80GB HBM3"},
                  {"pciBusID", "0000:00:06.0"}}));
}

TEST(Inside, SysfsShowsTheWholeNode) {
  const Inside seen =
      inside({{{"kind", "pci"}, {"address", "0000:03:00.0"}, {"numa", nullptr}}}, vendor("pci"));
  EXPECT_FALSE(seen.exhaustive);
  ASSERT_THAT(seen.devices, SizeIs(1));
  EXPECT_EQ(Json(seen.devices[0].properties), Json({{"pciBusID", "0000:03:00.0"}}));
}

TEST(Inside, WithoutAWayToLookNothingIsSeen) {
  EXPECT_THAT(inside({{{"kind", "environment"}, {"name", "GPU_DEVICE_0"}}}, vendor("none")).devices,
              IsEmpty());
}

}  // namespace
}  // namespace seaworthy::judge
