#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>

#include "accelsim/hardware.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "probe/block_device.h"
#include "probe/identity.h"

namespace seaworthy::accelsim {
namespace {

namespace fs = std::filesystem;
using probe::BlockDevice;

const fs::path kControl = "/sys/class/zram-control";

std::string device_path(int id) { return fmt::format("/dev/zram{}", id); }
fs::path sysfs(int id) { return fmt::format("/sys/block/zram{}", id); }

/// sysfs takes a value in one write to the file itself: no renaming.
void set(const fs::path& file, const std::string& value) {
  const Descriptor fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
  if (!fd.is_open() ||
      ::write(fd.get(), value.data(), value.size()) != static_cast<ssize_t>(value.size())) {
    throw Error(
        fmt::format("cannot write {} to {}: {}", value, file.string(), std::strerror(errno)));
  }
}

int number_of(std::string_view text, const fs::path& file) {
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc())
    throw Error(fmt::format("{}: `{}` is not a number", file.string(), text));
  return value;
}

class Zram final : public Hardware {
 public:
  Zram() {
    if (!fs::exists(kControl / "hot_add")) {
      throw Error("no simulated accelerators: " + kControl.string() +
                  " is missing; the kernel needs the module zram");
    }
  }

  int add(uint64_t bytes) override {
    // Reading this file is what makes a device; it yields the new one's number.
    const int id = number_of(trim(read_file(kControl / "hot_add")), kControl / "hot_add");
    set(sysfs(id) / "disksize", std::to_string(bytes));
    return id;
  }

  void remove(int id) override {
    if (!fs::exists(sysfs(id))) return;
    set(sysfs(id) / "reset", "1");
    set(kControl / "hot_remove", std::to_string(id));
  }

  bool exists(int id) override { return fs::exists(sysfs(id)); }

  void scrub(int id, const Json& identity) override {
    BlockDevice device(device_path(id), BlockDevice::Access::kReadWrite);
    device.discard();
    device.write(0, probe::encode_identity(identity));
  }

  DeviceNumber number(int id) override {
    const fs::path file = sysfs(id) / "dev";
    const std::vector<std::string> parts = split(trim(read_file(file)), ':');
    if (parts.size() != 2) throw Error(file.string() + ": not MAJOR:MINOR");
    return {static_cast<unsigned>(number_of(parts[0], file)),
            static_cast<unsigned>(number_of(parts[1], file))};
  }
};

}  // namespace

std::unique_ptr<Hardware> zram_hardware() { return std::make_unique<Zram>(); }

}  // namespace seaworthy::accelsim
