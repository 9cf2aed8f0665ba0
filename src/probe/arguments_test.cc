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
  EXPECT_EQ(host.groups, 1U);
  const MeetRequest part =
      parse_meet({"--at", "gang-0.gang:7000", "--name", "a", "--within", "5s"});
  EXPECT_EQ(part.host, "gang-0.gang");
  EXPECT_EQ(part.port, 7000);
  EXPECT_EQ(part.name, "a");
  EXPECT_EQ(part.group, "");
}

TEST(MeetArguments, NameTheGroup) {
  EXPECT_EQ(parse_meet_host({"--count", "4", "--port", "7000", "--within", "30s", "--groups", "20"})
                .groups,
            20U);
  EXPECT_EQ(parse_meet({"--at", "h:1", "--name", "a", "--within", "5s", "--group", "first"}).group,
            "first");
  EXPECT_EQ(refusal([] { (void)parse_meet({"--group", ""}); }),
            "--group: a name has 1 to 253 characters");
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

TEST(GaugeArguments, NameTheMetric) {
  const GaugeRequest gauge = parse_gauge({"--name", "load", "--port", "8080", "--value", "2.5"});
  EXPECT_EQ(gauge.name, "load");
  EXPECT_EQ(gauge.port, 8080);
  EXPECT_EQ(gauge.value, 2.5);
  EXPECT_EQ(parse_gauge({"--name", "load", "--port", "8080"}).value, 0);
}

TEST(GaugeArguments, AreRefusedByName) {
  EXPECT_EQ(refusal([] { (void)parse_gauge({"--name", "2x"}); }),
            "--name: `2x` is not the name of a metric");
  EXPECT_EQ(refusal([] { (void)parse_gauge({"--name", "a-b"}); }),
            "--name: `a-b` is not the name of a metric");
  EXPECT_EQ(refusal([] { (void)parse_gauge({"--value", "2.5x"}); }),
            "--value: `2.5x` is not a number");
  EXPECT_EQ(refusal([] { (void)parse_gauge({"--port", "1"}); }), "gauge: --name is missing");
  EXPECT_EQ(refusal([] { (void)parse_gauge({"--name", "a"}); }), "gauge: --port is missing");
}

TEST(ExitArguments, AreOneExitCode) {
  EXPECT_EQ(parse_exit({"7"}), 7);
  EXPECT_EQ(refusal([] { (void)parse_exit({}); }), "exit: wants a number from 0 to 255");
  for (const char* wrong : {"256", "-1", "x"}) {
    EXPECT_EQ(refusal([&] { (void)parse_exit({wrong}); }),
              std::string("exit: `") + wrong + "` is not a number from 0 to 255");
  }
}

TEST(ExitArguments, AreACodeForEachAttempt) {
  EXPECT_EQ(parse_exit({"--attempt", "0", "1", "0"}), 1);
  EXPECT_EQ(parse_exit({"1", "0", "--attempt", "1"}), 0);
  EXPECT_EQ(parse_exit({"--attempt", "5", "1", "0"}), 0) << "the last code is that of later ones";
  EXPECT_EQ(refusal([] { (void)parse_exit({"1", "0"}); }), "exit: several numbers need --attempt");
  EXPECT_EQ(refusal([] { (void)parse_exit({"1", "--attempt", "one"}); }),
            "--attempt: `one` is not a number from 0");
}

}  // namespace
}  // namespace seaworthy::probe
