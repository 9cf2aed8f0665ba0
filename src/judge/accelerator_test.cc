#include "judge/accelerator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "judge/testing/slices.h"

namespace seaworthy::judge {
namespace {

using testing::slices_of;
using testing::vendor_tables;

Json first_device(const char* fixture) {
  return slices_of(fixture).at(0).at("spec").at("devices").at(0);
}

/// "VALUE from SOURCE" of a word of the fixture's first device.
std::string said(const char* fixture, const std::string& word) {
  const auto vendors = vendor_tables();
  const std::string driver = slices_of(fixture).at(0).at("spec").at("driver");
  const auto found = property(first_device(fixture), driver, *vendor_of(driver, vendors), word);
  return found ? to_line(found->value) + " from " + found->source : "unknown";
}

TEST(Accelerator, ReadsWhatNvidiaPublishes) {
  EXPECT_EQ(said("nvidia", "vendor"), R"("NVIDIA" from the driver's name)");
  EXPECT_EQ(said("nvidia", "model"), R"("NVIDIA H100 80GB HBM3" from productName)");
  EXPECT_EQ(said("nvidia", "memory"), "85520809984.0 from memory");
  EXPECT_EQ(said("nvidia", "numa"), "0 from resource.kubernetes.io/numaNode");
  EXPECT_EQ(said("nvidia", "uuid"), R"("GPU-18db0e85-99e9-c746-8531-ffeb86328b00" from uuid)");
  EXPECT_EQ(said("nvidia-25.8", "numa"), "unknown");
}

TEST(Accelerator, ReadsWhatAmdPublishes) {
  EXPECT_EQ(said("amd", "vendor"), R"("AMD" from the driver's name)");
  EXPECT_EQ(said("amd", "model"), R"("AMD_Instinct_MI300X_OAM" from productName)");
  EXPECT_EQ(said("amd", "memory"), "206141652992.0 from memory");
  EXPECT_EQ(said("amd", "numa"), "0 from numaNode");
  EXPECT_EQ(said("amd-no-numa", "numa"), "-1 from numaNode");
}

TEST(Accelerator, ReadsWhatIntelPublishes) {
  EXPECT_EQ(said("intel", "model"), R"("Max 1100" from model)");
  EXPECT_EQ(said("intel", "pciBusID"), R"("0000:03:00.0" from resource.kubernetes.io/pciBusID)");
  EXPECT_EQ(said("intel", "numa"), "unknown");
}

TEST(Accelerator, ReadsWhatTheTpuDriverPublishes) {
  EXPECT_EQ(said("google-tpu", "vendor"), R"("Google" from brand)");
  EXPECT_EQ(said("google-tpu", "model"), R"("v6e" from tpuGen)");
  EXPECT_EQ(said("google-tpu", "memory"), "unknown");
}

TEST(Accelerator, ReadsWhatTheExampleDriverPublishes) {
  EXPECT_EQ(said("example", "model"), R"("LATEST-GPU-MODEL" from model)");
  EXPECT_EQ(said("example", "memory"), "85899345920.0 from memory");
}

TEST(Accelerator, ReadsWhatAccelsimPublishes) {
  EXPECT_EQ(said("accelsim", "vendor"), R"("Seaworthy" from vendor)");
  EXPECT_EQ(said("accelsim", "nvlink"), "0 from nvlinkDomain");
}

TEST(Accelerator, ANameWithoutDomainBelongsToTheDriver) {
  const spec::Vendor vendor{
      "v",
      {{"attributes",
        {{"model", {{{"attribute", "model"}}}}, {"uuid", {{{"attribute", "d.io/uuid"}}}}}}}};
  const Json device = {
      {"attributes", {{"d.io/model", {{"string", "M"}}}, {"uuid", {{"string", "U"}}}}}};
  EXPECT_EQ(property(device, "d.io", vendor, "model")->value, "M");
  EXPECT_EQ(property(device, "d.io", vendor, "uuid")->value, "U");
  EXPECT_FALSE(property(device, "e.io", vendor, "model"));
}

TEST(Accelerator, OfAListTheFirstIsTheDevicesOwn) {
  const spec::Vendor vendor{"v", {{"attributes", {{"numa", {{{"attribute", "n"}}}}}}}};
  EXPECT_EQ(property({{"attributes", {{"n", {{"ints", {1, 0}}}}}}}, "d.io", vendor, "numa")->value,
            1);
}

TEST(Accelerator, KnowsWhatCannotBeTrue) {
  EXPECT_EQ(flaw("numa", 0), "");
  EXPECT_EQ(flaw("numa", -1), "negative");
  EXPECT_EQ(flaw("numa", "0"), "no integer");
  EXPECT_EQ(flaw("memory", 1.0), "");
  EXPECT_EQ(flaw("memory", 0.0), "not above zero");
  EXPECT_EQ(flaw("memory", "lots"), "no quantity");
  EXPECT_EQ(flaw("model", "H100"), "");
  EXPECT_EQ(flaw("model", ""), "empty");
  EXPECT_EQ(flaw("model", "UNKNOWN"), "no answer");
  EXPECT_EQ(flaw("model", nullptr), "no text");
}

TEST(Accelerator, NoTableHasAnUnknownDriver) {
  EXPECT_EQ(vendor_of("gpu.unheard-of.example", vendor_tables()), nullptr);
}

}  // namespace
}  // namespace seaworthy::judge
