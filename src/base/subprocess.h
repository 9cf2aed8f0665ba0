#pragma once
// A child process with a deadline: exec credential plugins and the scripts of the reference
// platform.

#include <map>
#include <string>
#include <vector>

#include "base/context.h"

namespace seaworthy {

struct Command {
  std::vector<std::string> argv;           ///< argv[0] is looked up in PATH
  std::map<std::string, std::string> env;  ///< added to the environment of this process
  bool inherit_output = false;  ///< stdout and stderr go where ours go, and are not captured
};

struct CommandResult {
  int exit_code = 0;   ///< 128 + signal where a signal ended it
  std::string output;  ///< stdout
  std::string errors;  ///< stderr
};

/// Runs a command in a process group of its own, with /dev/null as stdin. On deadline or stop:
/// SIGTERM to the group, SIGKILL two seconds later, then TimedOut or Cancelled. Throws Error
/// "cannot start NAME: REASON" where it cannot be started.
[[nodiscard]] CommandResult run_command(const Context& context, const Command& command);

}  // namespace seaworthy
