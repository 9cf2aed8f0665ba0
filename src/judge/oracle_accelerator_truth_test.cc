#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "judge/oracle_accelerator.h"
#include "judge/testing/slices.h"

namespace seaworthy::judge {
namespace {

using testing::slices_of;
using testing::vendor_tables;

constexpr const char* kUuid = "5ea00000-0000-4000-8000-000000000000";

Json device_line(const char* uuid) {
  return {{"kind", "device"},
          {"path", "/dev/accel-0"},
          {"read", "ok"},
          {"size", 268435456},
          {"identity",
           {{"uuid", uuid}, {"vendor", "Seaworthy"}, {"model", "accelsim-256"}, {"numa", 0}}}};
}

/// One claim, allocated accel-0 of node-a and used by pod p, and what p sees.
Json document(Json lines) {
  const Json result = {{"driver", "accelsim.seaworthy.dev"},
                       {"pool", "node-a"},
                       {"device", "accel-0"},
                       {"request", "device"}};
  const Json claim = {{"metadata", {{"name", "c"}}},
                      {"status",
                       {{"allocation", {{"devices", {{"results", {result}}}}}},
                        {"reservedFor", {{{"name", "p"}}}}}}};
  return {{"slices", {{"objects", slices_of("accelsim")}}},
          {"claims", {{"objects", Json::array({claim})}}},
          {"inside", Json::array({{{"pod", "p"}, {"lines", std::move(lines)}}})}};
}

Findings compared(const Json& evidence) {
  return accelerator_truth(evidence,
                           {{"slices", "slices"}, {"claims", "claims"}, {"inside", "inside"}},
                           vendor_tables());
}

std::string only_offender(const Findings& findings) {
  EXPECT_EQ(findings.offenders.size(), 1u);
  return findings.offenders.empty() ? "" : to_line(findings.offenders[0].value);
}

TEST(AcceleratorTruth, HoldsWhereTheInsideIsAsAdvertised) {
  const Findings findings = compared(document(Json::array({device_line(kUuid)})));
  EXPECT_TRUE(findings.holds);
  EXPECT_EQ(findings.reason, "4 properties of 1 device as advertised");
}

TEST(AcceleratorTruth, FindsAPropertyThatDiffers) {
  Json evidence = document(Json::array({device_line(kUuid)}));
  evidence["slices"]["objects"][0]["spec"]["devices"][0]["attributes"]["model"]["string"] =
      "accelsim-512";
  EXPECT_EQ(
      only_offender(compared(evidence)),
      R"({"advertised":"accelsim-512","claim":"c","device":"node-a/accel-0","inside":"accelsim-256","pod":"p","property":"model"})");
}

TEST(AcceleratorTruth, MemoryIsWhatTheKernelSays) {
  Json evidence = document(Json::array({device_line(kUuid)}));
  evidence["slices"]["objects"][0]["spec"]["devices"][0]["capacity"]["memory"]["value"] = "257Mi";
  EXPECT_EQ(
      only_offender(compared(evidence)),
      R"({"advertised":269484032.0,"claim":"c","device":"node-a/accel-0","inside":268435456,"pod":"p","property":"memory"})");
}

TEST(AcceleratorTruth, FindsASwappedDevice) {
  const Findings findings =
      compared(document(Json::array({device_line("5ea00000-0000-4000-8000-000000000001")})));
  ASSERT_EQ(findings.offenders.size(), 2u);
  EXPECT_EQ(
      to_line(findings.offenders[0].value),
      R"({"claim":"c","device":"node-a/accel-0","pod":"p","problem":"allocated, and not there"})");
  EXPECT_EQ(findings.offenders[1].value.at("problem"), "there, and not allocated");
}

TEST(AcceleratorTruth, FindsADeviceTooMany) {
  const Findings findings =
      compared(document({device_line(kUuid), device_line("5ea00000-0000-4000-8000-000000000003")}));
  ASSERT_EQ(findings.offenders.size(), 1u);
  EXPECT_EQ(findings.offenders[0].value.at("problem"), "there, and not allocated");
  EXPECT_EQ(findings.offenders[0].value.at("inside").at("uuid"),
            "5ea00000-0000-4000-8000-000000000003");
}

TEST(AcceleratorTruth, NothingInsideIsNoPass) {
  EXPECT_EQ(
      only_offender(compared(document(Json::array()))),
      R"({"claim":"c","device":"node-a/accel-0","pod":"p","problem":"allocated, and not there"})");
}

TEST(AcceleratorTruth, TheReasonShowsTheFirstFinding) {
  EXPECT_EQ(
      compared(document(Json::array())).reason,
      R"(1 finding on 1 device, the first: {"claim":"c","device":"node-a/accel-0","pod":"p","problem":"allocated, and not there"})");
}

TEST(AcceleratorTruth, NoAllocationIsNoPass) {
  Json evidence = document(Json::array());
  evidence["claims"]["objects"][0].erase("status");
  const Findings findings = compared(evidence);
  EXPECT_FALSE(findings.holds);
  EXPECT_EQ(findings.reason, "no claim with an allocation");
}

TEST(AcceleratorTruth, APodWithoutLogIsAnError) {
  Json evidence = document(Json::array());
  evidence["inside"] = Json::array();
  try {
    (void)compared(evidence);
    FAIL() << "judged without looking inside";
  } catch (const UnreadableEvidence& error) {
    EXPECT_STREQ(error.what(), "no log of pod p");
  }
}

}  // namespace
}  // namespace seaworthy::judge
