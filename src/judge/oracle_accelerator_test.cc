#include "judge/oracle_accelerator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "judge/testing/slices.h"

namespace seaworthy::judge {
namespace {

using testing::slices_of;
using testing::vendor_tables;

Findings judged(Json slices, Json features = Json::object()) {
  const Json document = {{"slices", {{"objects", std::move(slices)}}},
                         {"features", std::move(features)}};
  return accelerator_attributes(document, {{"slices", "slices"}}, vendor_tables());
}

/// The offenders, one JSON line each.
std::vector<std::string> offenders(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Offender& offender : findings.offenders) lines.push_back(to_line(offender.value));
  return lines;
}

TEST(AcceleratorAttributes, HoldsAndSaysWhereEachWordCameFrom) {
  const Findings findings = judged(slices_of("accelsim"));
  EXPECT_TRUE(findings.holds);
  EXPECT_EQ(
      findings.reason,
      "10 devices in 2 pools; vendor from vendor, model from model, memory from memory, numa from "
      "resource.kubernetes.io/numaNode");
}

TEST(AcceleratorAttributes, MarksWhatIsDerived) {
  const Findings findings = judged(slices_of("nvidia"));
  EXPECT_TRUE(findings.holds);
  EXPECT_EQ(findings.reason,
            "10 devices in 1 pool; vendor from the driver's name (derived), model from "
            "productName, memory from memory, numa "
            "from resource.kubernetes.io/numaNode");
}

TEST(AcceleratorAttributes, ListsWhatIsPublishedWhereAWordIsMissing) {
  EXPECT_THAT(
      offenders(judged(slices_of("example"))),
      ::testing::ElementsAre(
          R"({"device":"gpu-0","driver":"gpu.example.com","missing":"numa","pool":"kind-worker","published":["driverVersion","index","memory","model","uuid"]})",
          R"({"device":"gpu-1","driver":"gpu.example.com","missing":"numa","pool":"kind-worker","published":["driverVersion","index","memory","model","uuid"]})"));
}

TEST(AcceleratorAttributes, FindsWhatCannotBeTrue) {
  EXPECT_THAT(
      offenders(judged(slices_of("amd-no-numa"))),
      ::testing::ElementsAre(
          R"({"device":"gpu-0-128","driver":"gpu.amd.com","from":"numaNode","pool":"mi300-02","value":-1,"wrong":"numa: negative"})"));
  EXPECT_THAT(
      offenders(judged(slices_of("intel"))),
      ::testing::Contains(
          R"({"device":"0000-04-00-0-0x0bda","driver":"gpu.intel.com","from":"model","pool":"pvc-01","value":"Unknown","wrong":"model: no answer"})"));
}

TEST(AcceleratorAttributes, TheReasonShowsTheFirstFinding) {
  EXPECT_EQ(
      judged(slices_of("amd-no-numa")).reason,
      R"(1 finding on 1 device, the first: {"device":"gpu-0-128","driver":"gpu.amd.com","from":"numaNode","pool":"mi300-02","value":-1,"wrong":"numa: negative"})");
}

TEST(AcceleratorAttributes, FindsPoolsThatAreNotValid) {
  Json slices = slices_of("accelsim");
  slices[0]["spec"]["pool"]["resourceSliceCount"] = 2;
  Json old = slices[1];
  old["metadata"]["name"] = "left-behind";
  old["spec"]["pool"]["generation"] = 0;
  slices.push_back(old);
  EXPECT_THAT(
      offenders(judged(slices)),
      ::testing::ElementsAre(
          R"({"driver":"accelsim.seaworthy.dev","pool":"node-a","problem":"incomplete: 1 of 2 slices of generation 1"})",
          R"({"driver":"accelsim.seaworthy.dev","pool":"node-b","problem":"slices older than generation 1","slices":["left-behind"]})"));
}

TEST(AcceleratorAttributes, FindsADriverWithoutTable) {
  Json slices = slices_of("example");
  slices[0]["spec"]["driver"] = "gpu.unheard-of.example";
  EXPECT_THAT(
      offenders(judged(slices)),
      ::testing::ElementsAre(
          R"({"driver":"gpu.unheard-of.example","problem":"no vendor table has this driver","published":["driverVersion","index","memory","model","uuid"]})"));
}

TEST(AcceleratorAttributes, OnlyDriversOfAcceleratorsCount) {
  Json slices = slices_of("accelsim");
  Json other = slices[0];
  other["spec"]["driver"] = "dra.cpu";
  slices.push_back(other);
  EXPECT_TRUE(judged(slices, {{"dra", {{"values", {"accelsim.seaworthy.dev"}}}}}).holds);
  EXPECT_FALSE(judged(slices).holds);
}

TEST(AcceleratorAttributes, NoDeviceIsNoPass) {
  const Findings findings = judged(Json::array());
  EXPECT_FALSE(findings.holds);
  EXPECT_EQ(findings.reason, "no device in any valid pool");
}

TEST(AcceleratorAttributes, MissingEvidenceIsAnError) {
  try {
    (void)accelerator_attributes(Json::object(), {{"slices", "slices"}}, {});
    FAIL() << "judged nothing";
  } catch (const UnreadableEvidence& error) {
    EXPECT_STREQ(error.what(), "`slices`: no list of objects named `slices` in the evidence");
  }
}

}  // namespace
}  // namespace seaworthy::judge
