#include "judge/resource_pools.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "judge/oracle.h"

namespace seaworthy::judge {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Json slice(const char* name, const char* pool, int generation, int count, Json devices) {
  return {{"metadata", {{"name", name}}},
          {"spec",
           {{"driver", "gpu.example.com"},
            {"pool", {{"name", pool}, {"generation", generation}, {"resourceSliceCount", count}}},
            {"devices", std::move(devices)}}}};
}

Json device(const char* name) { return {{"name", name}}; }

TEST(ResourcePools, JoinsTheSlicesOfAPool) {
  const Json slices = {slice("s0", "a", 3, 2, Json::array({device("gpu-0")})),
                       slice("s1", "b", 1, 1, Json::array({device("gpu-0")})),
                       slice("s2", "a", 3, 2, Json::array({device("gpu-1")}))};
  const auto pools = resource_pools(slices);
  ASSERT_THAT(pools, SizeIs(2));
  EXPECT_EQ(pools[0].name, "a");
  EXPECT_THAT(pools[0].devices, SizeIs(2));
  EXPECT_TRUE(pools[0].valid());
  EXPECT_THAT(pools[1].devices, SizeIs(1));
}

TEST(ResourcePools, OnlyTheHighestGenerationCounts) {
  const Json slices = {slice("old", "a", 9, 1, Json::array({device("gone")})),
                       slice("new", "a", 10, 1, Json::array({device("gpu-0")}))};
  const auto pools = resource_pools(slices);
  ASSERT_THAT(pools, SizeIs(1));
  EXPECT_EQ(pools[0].generation, 10);
  EXPECT_THAT(pools[0].stale, ElementsAre("old"));
  ASSERT_THAT(pools[0].devices, SizeIs(1));
  EXPECT_EQ(pools[0].devices[0]->at("name"), "gpu-0");
}

TEST(ResourcePools, AMissingSliceMakesThePoolIncomplete) {
  const Json slices = Json::array({slice("s0", "a", 1, 2, Json::array({device("gpu-0")}))});
  const auto pools = resource_pools(slices);
  EXPECT_FALSE(pools.at(0).complete());
  EXPECT_FALSE(pools.at(0).valid());
}

TEST(ResourcePools, ADeviceNamedTwiceMakesThePoolInvalid) {
  const Json slices = {slice("s0", "a", 1, 2, Json::array({device("gpu-0")})),
                       slice("s1", "a", 1, 2, Json::array({device("gpu-0")}))};
  const auto pools = resource_pools(slices);
  EXPECT_TRUE(pools.at(0).complete());
  EXPECT_THAT(pools.at(0).twice, ElementsAre("gpu-0"));
  EXPECT_FALSE(pools.at(0).valid());
}

TEST(ResourcePools, NothingMakesNoPool) { EXPECT_THAT(resource_pools(Json::array()), IsEmpty()); }

TEST(ResourcePools, RefusesOtherEvidence) {
  EXPECT_THROW((void)resource_pools(nullptr), UnreadableEvidence);
  try {
    (void)resource_pools(Json::array({{{"kind", "Pod"}}}));
    FAIL() << "accepted a Pod";
  } catch (const UnreadableEvidence& error) {
    EXPECT_STREQ(error.what(), R"(not a ResourceSlice: {"kind":"Pod"})");
  }
}

}  // namespace
}  // namespace seaworthy::judge
