#pragma once
// The side that the kubelet talks to: it finds the driver by a socket in its registry, and asks it
// to prepare claims for pods. Source: k8s.io/kubelet pkg/apis/{pluginregistration,dra}/v1.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "accelsim/driver.h"

namespace seaworthy::accelsim {

/// A claim as the kubelet names it.
struct ClaimRef {
  std::string ns, name, uid;
};

/// What the claim was allocated of this driver's devices on this node. Called from several threads;
/// may throw.
using ReadAllocation = std::function<std::vector<Allocated>(const ClaimRef&)>;

class KubeletPlugin {
 public:
  /// Serves on `<plugins_dir>/<driver>/dra.sock`, and on a socket in `registry_dir` by which the
  /// kubelet finds it. Throws Error where a socket cannot be made.
  KubeletPlugin(Driver& driver, ReadAllocation read_allocation,
                const std::filesystem::path& plugins_dir,
                const std::filesystem::path& registry_dir);
  /// Ends the calls under way, and withdraws from the registry.
  ~KubeletPlugin();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seaworthy::accelsim
