#include "probe/arguments.h"

#include <gmock/gmock.h>

#include <functional>

#include "base/error.h"

namespace seaworthy::probe {
namespace {

using ::testing::ElementsAre;
using namespace std::chrono_literals;

std::string refusal(const std::function<void()>& parse) {
  try {
    parse();
  } catch (const UsageError& error) {
    return error.what();
  }
  return "accepted";
}
std::string devices_refusal(const Arguments& arguments) {
  return refusal([&] { (void)parse_devices(arguments); });
}

TEST(DevicesArguments, AreReadInAnyOrder) {
  const DevicesRequest request = parse_devices({"--fill", "2Mi", "--try", "252:1", "--hold",
                                                "--write", "m2", "--try", "195:0", "--scan", "m1"});
  EXPECT_THAT(request.tries, ElementsAre(DeviceNumber{252, 1}, DeviceNumber{195, 0}));
  EXPECT_EQ(request.scan, "m1");
  EXPECT_EQ(request.write, "m2");
  EXPECT_EQ(request.fill, 2U << 20);
  EXPECT_TRUE(request.hold);
}

TEST(DevicesArguments, AskForNothingByDefault) {
  const DevicesRequest request = parse_devices({});
  EXPECT_TRUE(request.tries.empty());
  EXPECT_FALSE(request.scan || request.write || request.fill || request.hold);
}

TEST(DevicesArguments, AreRefusedByName) {
  EXPECT_EQ(devices_refusal({"--scam", "m"}), "devices: unknown argument `--scam`");
  EXPECT_EQ(devices_refusal({"--scan"}), "devices: --scan needs a value");
  EXPECT_EQ(devices_refusal({"--try", "252"}), "--try: `252` is not MAJOR:MINOR");
  EXPECT_EQ(devices_refusal({"--try", "252:x"}), "--try: `252:x` is not MAJOR:MINOR");
  EXPECT_EQ(devices_refusal({"--fill", "-1"}), "--fill: `-1` is not a number of bytes");
  EXPECT_EQ(devices_refusal({"--fill", "99999999999Gi"}),
            "--fill: `99999999999Gi` is not a number of bytes");
  EXPECT_EQ(devices_refusal({"--write", ""}), "--write: a marker has 1 to 256 characters");
}

TEST(HoldArguments, AreADurationOrForever) {
  EXPECT_EQ(parse_hold({}), std::nullopt);
  EXPECT_EQ(parse_hold({"--for", "forever"}), std::nullopt);
  EXPECT_EQ(parse_hold({"--for", "1m30s"}), 90s);
  EXPECT_EQ(refusal([] { (void)parse_hold({"--for", "soon"}); }),
            "--for: `soon` is neither a duration such as 60s nor `forever`");
}

TEST(MeetArguments, NameTheMeeting) {
  const MeetHostRequest host =
      parse_meet_host({"--within", "30s", "--count", "4", "--port", "7000"});
  EXPECT_EQ(host.count, 4U);
  EXPECT_EQ(host.port, 7000);
  EXPECT_EQ(host.within, 30s);
  const MeetRequest part =
      parse_meet({"--at", "gang-0.gang:7000", "--name", "a", "--within", "5s"});
  EXPECT_EQ(part.host, "gang-0.gang");
  EXPECT_EQ(part.port, 7000);
  EXPECT_EQ(part.name, "a");
}

TEST(MeetArguments, AreRefusedByName) {
  EXPECT_EQ(refusal([] { (void)parse_meet_host({"--count", "0"}); }),
            "--count: `0` is not a number from 1 to 10000");
  EXPECT_EQ(refusal([] { (void)parse_meet_host({"--count", "2", "--port", "1"}); }),
            "meet-host: --within is missing");
  EXPECT_EQ(refusal([] { (void)parse_meet({"--at", "host"}); }), "--at: `host` is not HOST:PORT");
  EXPECT_EQ(refusal([] { (void)parse_meet({"--at", "h:1", "--within", "1s"}); }),
            "meet: --name is missing");
  EXPECT_EQ(refusal([] { (void)parse_resolve({}); }), "resolve: wants one name or more");
}

TEST(ExitArguments, AreOneExitCode) {
  EXPECT_EQ(parse_exit({"7"}), 7);
  for (const Arguments& wrong : {Arguments{}, {"256"}, {"-1"}, {"1", "2"}, {"x"}}) {
    EXPECT_EQ(refusal([&] { (void)parse_exit(wrong); }), "exit: wants one number from 0 to 255");
  }
}

}  // namespace
}  // namespace seaworthy::probe
