#pragma once
// What must never be in evidence: the data of Secrets. Each value is replaced by its digest, so
// that equality can still be judged. `metadata.managedFields` is dropped: it is bookkeeping, and
// most of an object's bytes. Nothing else is changed.

#include "base/json.h"

namespace seaworthy::collect {

void redact(Json& value);

}  // namespace seaworthy::collect
