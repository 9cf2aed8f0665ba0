#include <fmt/format.h>

#include "cli/command.h"

namespace seaworthy::cli {

int version_command(const Options&) {
  fmt::print("seaworthy {}\n", SEAWORTHY_VERSION);
  return kExitOk;
}

int completion_command(const Options& options) {
  fmt::print("{}", completion_script(options.words.front()));
  return kExitOk;
}

}  // namespace seaworthy::cli
