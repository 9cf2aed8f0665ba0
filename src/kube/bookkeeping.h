#pragma once
// `metadata.managedFields` is half of many an object, nothing reads it, and evidence leaves it out:
// it is dropped where objects come in, so that nothing keeps it. Internal to kube/.

#include "base/json.h"

namespace seaworthy::kube {

inline void drop_bookkeeping(Json& object) {
  const auto metadata = object.find("metadata");
  if (metadata != object.end() && metadata->is_object()) metadata->erase("managedFields");
}

}  // namespace seaworthy::kube
