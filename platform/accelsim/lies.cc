#include "accelsim/lies.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"

namespace seaworthy::accelsim {

const std::vector<std::string>& lie_names() {
  static const std::vector<std::string> names = {
      "omit-memory",   "numa-minus-one", "stale-generation",    "incomplete-pool",
      "falsify-model", "falsify-memory", "drop-numa-attribute", "scramble-nvlink",
      "over-commit",   "swap-device",    "inject-all",          "no-scrub"};
  return names;
}

Lie parse_lie(const std::string& name) {
  const auto& names = lie_names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    throw UsageError("unknown lie `" + name + "`; known are: " + join(names, ", "));
  return static_cast<Lie>(found - names.begin());
}

}  // namespace seaworthy::accelsim
