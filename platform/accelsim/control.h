#pragma once
// How a running driver is told to lie, and to stop it: a socket in its state directory. One request
// a connection, a line of JSON:
// {"lies": ["omit-memory"]}; the answer, when it is done, is {} or {"error": "…"}.

#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "accelsim/lies.h"
#include "base/descriptor.h"

namespace seaworthy::accelsim {

/// Serves in a thread of its own until it is destroyed. One request after the other.
class Control {
 public:
  /// `set_lies` returns when the lies are in effect; what it throws is the answer. Throws Error
  /// where the socket cannot be made.
  Control(const std::filesystem::path& state_dir, std::function<void(const Lies&)> set_lies);
  ~Control();

 private:
  void serve();

  std::function<void(const Lies&)> set_lies_;
  Descriptor listener_;
  std::jthread thread_;
};

/// Asks the driver of that state directory; returns when the lies are in effect. No lies: the
/// truth. Throws Error with the driver's answer, or where none listens.
void tell_lies(const std::filesystem::path& state_dir, const std::vector<std::string>& lies);

}  // namespace seaworthy::accelsim
