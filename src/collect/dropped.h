#pragma once
// Did the API server keep what was applied? A feature gate that is off drops fields without a word.

#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::collect {

/// The paths (".spec.schedulingGroup") that `applied` has and `stored` lacks. Values may differ:
/// servers default and normalise. List items are matched by `name` where they have one, else by
/// position. Write-only fields (a Secret's stringData) are no loss.
[[nodiscard]] std::vector<std::string> dropped_fields(const Json& applied, const Json& stored);

}  // namespace seaworthy::collect
