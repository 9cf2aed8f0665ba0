#include "probe/device_nodes.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

#include "probe/block_device.h"

namespace seaworthy::probe {
namespace {

namespace fs = std::filesystem;

/// What the OCI runtime specification puts into every Linux container ("Default Devices"), and its
/// terminals.
constexpr std::string_view kStandard[] = {"null",    "zero", "full", "random",
                                          "urandom", "tty",  "ptmx", "console"};
constexpr std::string_view kTerminals = "pts";

/// Where a container may be able to write: /dev/shm is there in every pod.
constexpr const char* kWritable[] = {"/tmp", "/var/tmp", "/run", ".", "/dev/shm"};

bool is_standard(const fs::path& below_root) {
  if (*below_root.begin() == kTerminals) return true;
  return std::find(std::begin(kStandard), std::end(kStandard), below_root.string()) !=
         std::end(kStandard);
}

std::optional<DeviceNode> device_node(const fs::path& path) {
  struct stat status = {};
  if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
  if (!S_ISBLK(status.st_mode) && !S_ISCHR(status.st_mode)) return std::nullopt;
  return DeviceNode{
      path.string(), S_ISBLK(status.st_mode), {major(status.st_rdev), minor(status.st_rdev)}};
}

/// What is in a folder: nothing where it went away since its parent was read, or may not be read.
fs::directory_iterator list_folder(const fs::path& folder) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error && error != std::errc::no_such_file_or_directory &&
      error != std::errc::permission_denied) {
    throw fs::filesystem_error("cannot list", folder, error);
  }
  return entries;
}

void add_nodes(const fs::path& root, fs::directory_iterator entries,
               std::vector<DeviceNode>& nodes) {
  for (const auto& entry : entries) {
    if (is_standard(entry.path().lexically_relative(root))) continue;
    if (auto node = device_node(entry.path())) nodes.push_back(std::move(*node));
    std::error_code gone;
    if (fs::is_directory(entry.symlink_status(gone))) {
      add_nodes(root, list_folder(entry.path()), nodes);
    }
  }
}

/// On a file system without devices (`nodev`) a node opens for nobody, and proves nothing: those
/// come last.
std::vector<const char*> writable_directories() {
  const auto has_devices = [](const char* directory) {
    struct statvfs status = {};
    return ::statvfs(directory, &status) == 0 && (status.f_flag & ST_NODEV) == 0;
  };
  std::vector<const char*> directories(std::begin(kWritable), std::end(kWritable));
  std::stable_partition(directories.begin(), directories.end(), has_devices);
  return directories;
}

}  // namespace

std::vector<DeviceNode> find_device_nodes(const std::string& root) {
  std::vector<DeviceNode> nodes;
  add_nodes(root, fs::directory_iterator(root), nodes);
  std::sort(nodes.begin(), nodes.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return nodes;
}

MadeNode::MadeNode(DeviceNumber number, bool block) {
  const mode_t mode = (block ? S_IFBLK : S_IFCHR) | 0600;
  const std::string name = "/try-" + std::to_string(::getpid());
  for (const char* directory : writable_directories()) {
    const std::string path = directory + name;
    const bool made = ::mknod(path.c_str(), mode, makedev(number.major, number.minor)) == 0;
    if (!made && !result_.empty() && errno != EPERM) continue;
    node_ = {path, block, number};
    result_ = made ? "ok" : errno_name(errno);
    if (made) return;
  }
}

MadeNode::~MadeNode() {
  if (result_ == "ok") ::unlink(node_.path.c_str());
}

}  // namespace seaworthy::probe
