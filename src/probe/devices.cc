#include "probe/devices.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <system_error>

#include "probe/block_device.h"
#include "probe/device_nodes.h"
#include "probe/identity.h"
#include "probe/noise.h"
#include "probe/output.h"
#include "probe/scan.h"
#include "probe/surroundings.h"

namespace seaworthy::probe {
namespace {

/// "ok", or the name of the error that the work ended with.
std::string outcome(const std::function<void()>& work) {
  try {
    work();
    return "ok";
  } catch (const std::system_error& error) {
    return errno_name(error.code().value());
  }
}

Json hits(const std::string& unit, const Hits& hits) {
  return {{unit, hits.count}, {"offsets", hits.offsets}};
}

Json scan(BlockDevice& device, const std::string& marker) {
  Scan scan(marker, kIdentityBytes);
  const std::string result = outcome([&] {
    while (scan.bytes() < device.size()) scan.feed(device.read(scan.bytes(), kChunkBytes));
  });
  return {{"marker", marker},
          {"result", result},
          {"bytes", scan.bytes()},
          {"found", hits("count", scan.found())},
          {"nonzero", hits("pages", scan.nonzero_pages())}};
}

Json write_marker(BlockDevice& device, const std::string& marker) {
  std::string page = marker;
  page.resize(kPageBytes, '\0');
  const uint64_t pages = device.size() / kPageBytes;
  Json offsets = Json::array();
  const std::string result = outcome([&] {
    for (const uint64_t at : {kIdentityBytes, pages / 2 * kPageBytes, (pages - 1) * kPageBytes}) {
      device.write(at, page);
      offsets.push_back(at);
    }
  });
  return {{"marker", marker}, {"result", result}, {"offsets", offsets}};
}

Json fill(BlockDevice& device, uint64_t bytes) {
  uint64_t done = 0;
  const std::string result = outcome([&] {
    while (done < bytes) {
      const uint64_t wanted = (bytes - done + kPageBytes - 1) / kPageBytes * kPageBytes;
      const std::string data = noise(done, std::min<uint64_t>(kChunkBytes, wanted));
      device.write(kIdentityBytes + done, data);
      done += data.size();
    }
  });
  return {{"bytes", done}, {"result", result}};
}

/// Only a device that says it is an accelerator is written to: whatever else is here is somebody's
/// disk.
void look_inside(const DeviceNode& node, const DevicesRequest& request, Json& line) {
  const bool writable = line["write"] == "ok";
  BlockDevice device(node.path,
                     writable ? BlockDevice::Access::kReadWrite : BlockDevice::Access::kRead);
  line["size"] = device.size();
  const auto identity = decode_identity(device.read(0, kIdentityBytes));
  if (!identity) return;
  line["identity"] = *identity;
  if (request.scan) line["scan"] = scan(device, *request.scan);
  if (request.fill && writable) line["filled"] = fill(device, *request.fill);
  if (request.write && writable) line["written"] = write_marker(device, *request.write);
}

Json examine(const DeviceNode& node, const DevicesRequest& request, const Json& mknod) {
  Json line = {{"kind", "device"},
               {"path", node.path},
               {"type", node.block ? "block" : "char"},
               {"major", node.number.major},
               {"minor", node.number.minor},
               {"origin", mknod.is_null() ? "found" : "try"},
               {"mknod", mknod},
               {"read", nullptr},
               {"write", nullptr},
               {"size", nullptr},
               {"identity", nullptr},
               {"scan", nullptr},
               {"written", nullptr},
               {"filled", nullptr}};
  if (!mknod.is_null() && mknod != "ok") return line;
  line["read"] = try_open(node.path, O_RDONLY);
  line["write"] = try_open(node.path, O_RDWR);
  if (!node.block || line["read"] != "ok") return line;
  // What opened a moment ago can still fail to answer: an empty drive, a device that went away.
  const std::string result = outcome([&] { look_inside(node, request, line); });
  if (result != "ok") line["read"] = result;
  return line;
}

}  // namespace

void say_devices(const DevicesRequest& request) {
  for (const auto& lines : {device_environment(environ), pci_accelerators("/sys/bus/pci/devices"),
                            nvidia_information("/proc/driver/nvidia/gpus"),
                            device_metadata("/var/run/kubernetes.io/dra-device-attributes")}) {
    for (const Json& line : lines) say(line);
  }
  size_t devices = 0;
  for (const DeviceNode& node : find_device_nodes("/dev")) {
    say(examine(node, request, nullptr));
    ++devices;
  }
  for (const DeviceNumber number : request.tries) {
    for (const bool block : {true, false}) {
      const MadeNode made(number, block);
      say(examine(made.node(), request, made.result()));
      ++devices;
    }
  }
  say({{"kind", "end"}, {"devices", devices}});
}

}  // namespace seaworthy::probe
