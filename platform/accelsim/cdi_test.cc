#include "accelsim/cdi.h"

#include <gmock/gmock.h>

namespace seaworthy::accelsim {
namespace {

TEST(Cdi, InjectsOneBlockDeviceAndNothingElse) {
  EXPECT_EQ(cdi_id("accel-1"), "accelsim.seaworthy.dev/accelerator=accel-1");
  EXPECT_EQ(cdi_file_name(), "accelsim.seaworthy.dev.json");
  EXPECT_EQ(cdi_spec({{"accel-1", {253, 7}}}), json_of(R"({
    "cdiVersion": "0.6.0", "kind": "accelsim.seaworthy.dev/accelerator",
    "devices": [{"name": "accel-1", "containerEdits": {"deviceNodes": [
      {"path": "/dev/accel-1", "type": "b", "major": 253, "minor": 7, "fileMode": 438, "permissions": "rw"}]}}]})"));
}

}  // namespace
}  // namespace seaworthy::accelsim
