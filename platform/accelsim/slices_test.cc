#include "accelsim/slices.h"

#include <gmock/gmock.h>

namespace seaworthy::accelsim {
namespace {

const NodeRef kNode = {"node-a", "n-1"};

std::vector<Device> devices() {
  auto all = inventory(0, 4, 1);
  for (size_t i = 0; i < all.size(); ++i) all[i].uuid = "u-" + std::to_string(i);
  return all;
}
std::vector<Json> told(const Lies& lies) { return slices(kNode, devices(), lies, 7); }
/// The values of one field over the devices of the first slice, `-` where it is missing.
std::string values(const Lies& lies, const std::string& pointer) {
  std::string out;
  const Json slice = told(lies).at(0);
  for (const Json& device : slice.at("/spec/devices"_json_pointer)) {
    const Json::json_pointer path(pointer);
    if (!out.empty()) out += " ";
    out += device.contains(path) ? to_line(device.at(path)) : "-";
  }
  return out;
}
const std::string kNuma = "/attributes/resource.kubernetes.io~1numaNode/int";
const std::string kNvlink = "/attributes/nvlinkDomain/int";
const std::string kMemory = "/capacity/memory/value";
const std::string kModel = "/attributes/model/string";

TEST(Slices, TellTheTruth) {
  const auto all = told({});
  ASSERT_EQ(all.size(), 1U);
  const Json expected = json_of(R"({
    "apiVersion": "resource.k8s.io/v1", "kind": "ResourceSlice",
    "metadata": {"name": "node-a-accelsim",
      "ownerReferences": [{"apiVersion": "v1", "kind": "Node", "name": "node-a", "uid": "n-1", "controller": true}]},
    "spec": {"driver": "accelsim.seaworthy.dev", "nodeName": "node-a",
      "pool": {"name": "node-a", "generation": 7, "resourceSliceCount": 1}}})");
  Json frame = all[0];
  frame["spec"].erase("devices");
  EXPECT_EQ(frame, expected);
  EXPECT_EQ(all[0]["spec"]["devices"][1], json_of(R"({"name": "accel-1",
    "attributes": {"vendor": {"string": "Seaworthy"}, "model": {"string": "accelsim-256"}, "uuid": {"string": "u-1"},
      "nvlinkDomain": {"int": 1}, "resource.kubernetes.io/numaNode": {"int": 0},
      "resource.kubernetes.io/pcieRoot": {"string": "pci0000:20"}},
    "capacity": {"memory": {"value": "256Mi"}}})"));
  EXPECT_EQ(all[0]["spec"]["devices"][4]["allowMultipleAllocations"], true);
  EXPECT_EQ(all[0]["spec"]["devices"][4]["capacity"]["memory"], json_of(R"({"value": "256Mi",
              "requestPolicy": {"default": "64Mi", "validRange": {"min": "64Mi", "step": "64Mi"}}})"));
}

TEST(Slices, LieAboutOneDevice) {
  EXPECT_EQ(values({Lie::kOmitMemory}, kMemory), R"("256Mi" - "256Mi" "256Mi" "256Mi")");
  EXPECT_EQ(values({Lie::kNumaMinusOne}, kNuma), "0 -1 1 1 0");
  EXPECT_EQ(values({Lie::kDropNumaAttribute}, kNuma), "0 - 1 1 0");
}

TEST(Slices, LieAboutEveryDevice) {
  EXPECT_EQ(values({Lie::kFalsifyMemory}, kMemory), R"("512Mi" "512Mi" "512Mi" "512Mi" "512Mi")");
  EXPECT_EQ(values({Lie::kFalsifyModel}, kModel),
            R"("accelsim-1024" "accelsim-1024" "accelsim-1024" "accelsim-1024" "accelsim-1024")");
  EXPECT_EQ(values({}, kNvlink), "0 1 0 1 0");
  EXPECT_EQ(values({Lie::kScrambleNvlink}, kNvlink), "0 0 1 1 0");
}

TEST(Slices, OverCommitWhatIsShared) {
  EXPECT_EQ(values({Lie::kOverCommit}, kMemory), R"("256Mi" "256Mi" "256Mi" "256Mi" "1024Mi")");
}

TEST(Slices, AreFewerThanThePoolSays) {
  const auto all = told({Lie::kIncompletePool});
  EXPECT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["spec"]["pool"]["resourceSliceCount"], 2);
}

TEST(Slices, LeaveAnOlderGenerationBehind) {
  const auto all = told({Lie::kStaleGeneration});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1]["metadata"]["name"], "node-a-accelsim-stale");
  EXPECT_EQ(all[1]["spec"]["pool"],
            json_of(R"({"name": "node-a", "generation": 6, "resourceSliceCount": 1})"));
  EXPECT_EQ(all[1]["spec"]["devices"][0]["name"], "accel-gone");
}

TEST(Slices, OfDriversLiesSayNothing) {
  EXPECT_EQ(told({Lie::kSwapDevice, Lie::kInjectAll, Lie::kNoScrub}), told({}));
}

}  // namespace
}  // namespace seaworthy::accelsim
