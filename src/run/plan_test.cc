#include "run/plan.h"

#include <gtest/gtest.h>

namespace seaworthy::run {
namespace {

class PlanTest : public ::testing::Test {
 protected:
  PlanTest() {
    add("short", std::chrono::seconds(10));
    add("long", std::chrono::seconds(60)).matrix = {{"driver", "dra"}};
    suite_.vendors.push_back(
        {"nvidia", {{"drivers", {"gpu.nvidia.com"}}, {"deviceClass", "gpu.nvidia.com"}}});
  }
  spec::Case& add(const char* id, std::chrono::milliseconds timeout) {
    spec::Case test;
    test.id = id;
    test.timeout = timeout;
    suite_.cases.push_back(test);
    return suite_.cases.back();
  }
  std::vector<PlannedCase> plan_with(const std::vector<std::string>& drivers) {
    const Features features = {{"dra", {!drivers.empty(), drivers, {{"name", "dra"}}}}};
    return plan(suite_, {&suite_.cases[0], &suite_.cases[1]}, features);
  }
  spec::Suite suite_;
};

TEST_F(PlanTest, RunsACaseOnceForEachValueOfItsMatrixAndTheLongestFirst) {
  const auto planned = plan_with({"gpu.nvidia.com", "gpu.unknown.example"});
  ASSERT_EQ(planned.size(), 3U);
  EXPECT_EQ(planned[0].name(), "long[gpu.nvidia.com]");
  EXPECT_EQ(planned[1].name(), "long[gpu.unknown.example]");
  EXPECT_EQ(planned[2].name(), "short");
}

TEST_F(PlanTest, GivesTheCaseTheVendorTableOfItsDriver) {
  const auto planned = plan_with({"gpu.nvidia.com", "gpu.unknown.example"});
  EXPECT_EQ(planned[0].preparation.variables.at("DRIVER"), "gpu.nvidia.com");
  EXPECT_EQ(planned[0].preparation.variables.at("DEVICE_CLASS"), "gpu.nvidia.com");
  EXPECT_TRUE(planned[1].preparation.vendor.is_null());
  EXPECT_EQ(planned[1].preparation.variables.count("DEVICE_CLASS"), 0U);
}

TEST_F(PlanTest, KeepsACaseWhoseMatrixHasNoValue) {
  const auto planned = plan_with({});
  ASSERT_EQ(planned.size(), 2U);
  EXPECT_EQ(planned[0].name(), "long");
}

}  // namespace
}  // namespace seaworthy::run
