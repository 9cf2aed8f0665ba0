#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/command.h"
#include "cli/installation.h"

namespace seaworthy::cli {

// The reference platform is scripts around upstream's programs: this process becomes the script.
int platform_command(const Options& options) {
  const std::string script = (home() / "platform" / options.command).string();
  std::vector<std::string> words = {script, "--state", options.state.string()};
  if (options.kwok > 0) words.insert(words.end(), {"--kwok", std::to_string(options.kwok)});
  if (options.filter.level)
    words.insert(words.end(), {"--level", std::to_string(*options.filter.level)});
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(script.c_str(), argv.data());
  throw UsageError("cannot start " + script + ": " + std::strerror(errno));
}

}  // namespace seaworthy::cli
