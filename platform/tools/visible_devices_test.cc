#include "visible_devices.h"

#include <gtest/gtest.h>

namespace seaworthy::platform {
namespace {

const Json kCdi = json_of(
    R"({"cdiVersion": "0.6.0", "kind": "accelsim.seaworthy.dev/accelerator", "devices": [
  {"name": "accel-0", "containerEdits": {"deviceNodes": [
    {"path": "/dev/accel-0", "type": "b", "major": 253, "minor": 1, "fileMode": 438, "permissions": "rw"}]}}]})");

TEST(VisibleDevices, AContainerThatAsksGetsEveryDeviceAndMayOpenIt) {
  const Json config = json_of(R"({"process": {"env": ["PATH=/bin", "ACCELSIM_VISIBLE_DEVICES=all"]},
    "linux": {"resources": {"devices": [{"allow": false, "access": "rwm"}]}}})");
  EXPECT_EQ(with_visible_devices(config, kCdi).at("linux"), json_of(R"({
    "devices": [{"path": "/dev/accel-0", "type": "b", "major": 253, "minor": 1, "fileMode": 438}],
    "resources": {"devices": [{"allow": false, "access": "rwm"},
                              {"allow": true, "type": "b", "major": 253, "minor": 1, "access": "rw"}]}})"));
}

TEST(VisibleDevices, AContainerThatDoesNotAskStaysAsItIs) {
  for (const char* text :
       {R"({"process": {"env": ["ACCELSIM_VISIBLE_DEVICES=none"]}, "linux": {}})",
        R"({"linux": {}})"}) {
    EXPECT_EQ(with_visible_devices(json_of(text), kCdi), json_of(text));
  }
}

}  // namespace
}  // namespace seaworthy::platform
