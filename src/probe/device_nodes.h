#pragma once
// Device nodes: finding those a container has, and trying to make one's own.

#include <string>
#include <vector>

#include "probe/arguments.h"

namespace seaworthy::probe {

struct DeviceNode {
  std::string path;
  bool block = false;
  DeviceNumber number;
};

/// Every device node under `root`, but those that every container has, in order of path. Symbolic
/// links are not followed.
[[nodiscard]] std::vector<DeviceNode> find_device_nodes(const std::string& root);

/// A node of one's own, removed when this goes out of scope.
class MadeNode {
 public:
  /// Tries each directory in which a container may write, until one lets it.
  MadeNode(DeviceNumber number, bool block);
  ~MadeNode();
  MadeNode(const MadeNode&) = delete;
  MadeNode& operator=(const MadeNode&) = delete;

  [[nodiscard]] const DeviceNode& node() const { return node_; }
  /// "ok", or the name of the error that says most: a refusal by privilege rather than a missing or
  /// read-only directory.
  [[nodiscard]] const std::string& result() const { return result_; }

 private:
  DeviceNode node_;
  std::string result_;
};

}  // namespace seaworthy::probe
