#pragma once
// What an informer tells its listeners. A value.

#include <string>

#include "base/clock.h"
#include "base/json.h"

namespace seaworthy::kube {

struct Change {
  enum class Kind { kAdded, kModified, kDeleted, kGap };
  Kind kind = Kind::kAdded;
  Json object;           ///< the object; for kDeleted its last state
  WallTime time;         ///< when it was seen; for kGap: when the watch was alive again
  WallTime blind_since;  ///< kGap: when the server was last heard before
  std::string reason;    ///< kGap: what broke
};

}  // namespace seaworthy::kube
