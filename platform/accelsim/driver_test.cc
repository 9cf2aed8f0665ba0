#include "accelsim/driver.h"

#include <gmock/gmock.h>

#include <functional>

#include "accelsim/fake_hardware.h"
#include "base/digest.h"
#include "base/error.h"

namespace seaworthy::accelsim {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

/// The block devices are numbered from 1: accel-0 is 1, … shared-0 is 5.
class DriverTest : public ::testing::Test {
 protected:
  DriverTest() { fs::remove_all(dir_); }
  ~DriverTest() override { fs::remove_all(dir_); }

  Driver start() { return Driver(hardware_, dir_, inventory(0, 4, 1)); }
  static Allocated result(const std::string& device) { return {"gpu", "node-a", device, ""}; }
  void write_to(int id) { hardware_.contents.at(id).dirty = true; }
  [[nodiscard]] bool dirty(int id) const { return hardware_.contents.at(id).dirty; }

  const fs::path dir_ =
      fs::path(::testing::TempDir()) /
      ("driver-" + random_name(8) +
       std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
  FakeHardware hardware_;
};

std::string refusal(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_F(DriverTest, MakesItsDevicesAndWritesWhoTheyAre) {
  Driver driver = start();
  ASSERT_EQ(hardware_.contents.size(), 5U);
  EXPECT_EQ(hardware_.contents[2].identity, identity(driver.devices()[1]));
  EXPECT_EQ(driver.devices()[1].uuid.size(), 36U);
  EXPECT_NE(driver.devices()[0].uuid, driver.devices()[1].uuid);
  const auto numbers = driver.cdi_devices();
  ASSERT_EQ(numbers.size(), 5U);
  EXPECT_EQ(numbers[4].name, "shared-0");
  EXPECT_EQ(numbers[4].number.minor, 5U);
}

TEST_F(DriverTest, GivesAClaimItsDeviceAndScrubsItAfterwards) {
  Driver driver = start();
  const auto prepared = driver.prepare("c-1", {result("accel-1")});
  ASSERT_EQ(prepared.size(), 1U);
  EXPECT_THAT(prepared[0].injected, ElementsAre("accel-1"));
  EXPECT_EQ(driver.prepare("c-1", {}).size(), 1U) << "asked again: the same answer";
  write_to(2);
  write_to(1);
  driver.unprepare("c-1");
  EXPECT_FALSE(dirty(2));
  EXPECT_EQ(hardware_.contents[2].identity, identity(driver.devices()[1]));
  EXPECT_TRUE(dirty(1)) << "not the claim's";
  driver.unprepare("c-1");
}

TEST_F(DriverTest, RefusesWhatItHasNotOrHasGivenAway) {
  Driver driver = start();
  EXPECT_EQ(refusal([&] { driver.prepare("c-1", {result("accel-gone")}); }),
            "device accel-gone is not on this node");
  driver.prepare("c-1", {result("accel-0")});
  EXPECT_EQ(refusal([&] { driver.prepare("c-2", {result("accel-0")}); }),
            "device accel-0 is held by claim c-1");
  driver.unprepare("c-1");
  EXPECT_EQ(refusal([&] { driver.prepare("c-2", {result("accel-0")}); }), "accepted");
}

TEST_F(DriverTest, ScrubsASharedDeviceAfterItsLastClaim) {
  Driver driver = start();
  driver.prepare("c-1", {result("shared-0")});
  driver.prepare("c-2", {result("shared-0")});
  write_to(5);
  driver.unprepare("c-1");
  EXPECT_TRUE(dirty(5));
  driver.unprepare("c-2");
  EXPECT_FALSE(dirty(5));
}

TEST_F(DriverTest, KeepsDevicesAndClaimsOverARestart) {
  std::string uuid;
  {
    Driver driver = start();
    uuid = driver.devices()[1].uuid;
    driver.prepare("c-1", {result("accel-1")});
    write_to(2);
    write_to(1);
  }
  Driver driver = start();
  EXPECT_EQ(hardware_.contents.size(), 5U);
  EXPECT_EQ(driver.devices()[1].uuid, uuid);
  EXPECT_TRUE(dirty(2)) << "its tenant is at work";
  EXPECT_FALSE(dirty(1));
  EXPECT_EQ(refusal([&] { driver.prepare("c-2", {result("accel-1")}); }),
            "device accel-1 is held by claim c-1");
  driver.unprepare("c-1");
  EXPECT_FALSE(dirty(2));
}

TEST_F(DriverTest, KnowsAfterARebootWhoItsDevicesAreButNotTheirNumbers) {
  const std::string uuid = start().devices()[0].uuid;
  State state = load_state(dir_, this_boot());
  state.boot = "an earlier one";
  state.claims["c-1"] = {{result("accel-0"), {"accel-0"}}};
  save_state(dir_, state);
  Driver driver = start();
  EXPECT_EQ(hardware_.contents.size(), 10U)
      << "the numbers of an earlier boot may be somebody else's";
  EXPECT_EQ(driver.devices()[0].uuid, uuid);
  EXPECT_EQ(refusal([&] { driver.prepare("c-2", {result("accel-0")}); }), "accepted");
}

TEST_F(DriverTest, SwapsTheDevice) {
  Driver driver = start();
  driver.set_lies({Lie::kSwapDevice});
  EXPECT_THAT(driver.prepare("c-1", {result("accel-1")})[0].injected, ElementsAre("accel-2"));
  EXPECT_THAT(driver.prepare("c-2", {result("accel-3")})[0].injected, ElementsAre("accel-0"));
  EXPECT_THAT(driver.prepare("c-3", {result("shared-0")})[0].injected, ElementsAre("shared-0"));
  write_to(3);
  driver.set_lies({});
  EXPECT_TRUE(dirty(3)) << "its tenant is at work";
  driver.unprepare("c-1");
  EXPECT_FALSE(dirty(3)) << "no lie outlives its end";
}

TEST_F(DriverTest, InjectsAll) {
  Driver driver = start();
  driver.set_lies({Lie::kInjectAll});
  EXPECT_THAT(driver.prepare("c-1", {result("accel-1")})[0].injected,
              ElementsAre("accel-0", "accel-1", "accel-2", "accel-3", "shared-0"));
}

TEST_F(DriverTest, DoesNotScrubUntilItTellsTheTruth) {
  Driver driver = start();
  driver.set_lies({Lie::kNoScrub});
  driver.prepare("c-1", {result("accel-1")});
  write_to(2);
  driver.unprepare("c-1");
  EXPECT_TRUE(dirty(2));
  driver.set_lies({});
  EXPECT_FALSE(dirty(2));
}

TEST_F(DriverTest, RemovesItsDevices) {
  start();
  hardware_.contents[77] = {};
  hardware_.busy = 3;
  EXPECT_EQ(refusal([&] { remove_devices(hardware_, dir_); }), "device is open");
  hardware_.busy = -1;
  remove_devices(hardware_, dir_);
  EXPECT_EQ(hardware_.contents.size(), 1U) << "only one that is not its own is left";
  remove_devices(hardware_, dir_);
}

}  // namespace
}  // namespace seaworthy::accelsim
