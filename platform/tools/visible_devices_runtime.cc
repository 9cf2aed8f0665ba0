// visible-devices-runtime: stands before runc, in the same folder. It edits the configuration of a
// container that is to be created (visible_devices.h) and becomes runc, with the same arguments.

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "visible_devices.h"

namespace {

namespace fs = std::filesystem;
using seaworthy::Json;
using seaworthy::json_of;

constexpr const char* kCdiFile = "/var/run/cdi/accelsim.seaworthy.dev.json";

/// The bundle of `runc … create … --bundle DIR …`; empty for any other command.
fs::path created_bundle(const std::vector<std::string>& arguments) {
  fs::path bundle;
  bool create = false;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "create") create = true;
    if (arguments[i] == "--bundle" && i + 1 < arguments.size()) bundle = arguments[i + 1];
  }
  return create ? bundle : fs::path();
}

void edit(const fs::path& config) {
  const Json before = json_of(seaworthy::read_file(config));
  const Json after =
      seaworthy::platform::with_visible_devices(before, json_of(seaworthy::read_file(kCdiFile)));
  if (after != before) seaworthy::write_file(config, seaworthy::to_line(after));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const fs::path bundle = created_bundle({argv + 1, argv + argc});
    if (!bundle.empty()) edit(bundle / "config.json");
    const std::string runc = (fs::read_symlink("/proc/self/exe").parent_path() / "runc").string();
    execv(runc.c_str(), argv);
    throw seaworthy::Error(fmt::format("cannot start {}: {}", runc, std::strerror(errno)));
  } catch (const std::exception& error) {
    fmt::print(stderr, "visible-devices-runtime: {}\n", error.what());
    return 1;
  }
}
