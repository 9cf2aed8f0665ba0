#include "probe/output.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace seaworthy::probe {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string hostname() {
  char name[256] = {};
  return ::gethostname(name, sizeof(name) - 1) == 0 ? name : "";
}

}  // namespace

void say(const Json& line) {
  std::puts(to_line(line).c_str());
  std::fflush(stdout);
}

Json introduction(const std::string& command) {
  return {{"kind", "probe"},
          {"version", SEAWORTHY_VERSION},
          {"command", command},
          {"nonce", environment("NONCE")},
          {"hostname", hostname()},
          {"uid", ::getuid()},
          {"gid", ::getgid()},
          {"node", environment("NODE_NAME")},
          {"pod", environment("POD_NAME")},
          {"namespace", environment("POD_NAMESPACE")}};
}

}  // namespace seaworthy::probe
