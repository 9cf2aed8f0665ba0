#pragma once
// Arguments of steps and oracles, checked against the vocabulary. Private to spec/.

#include <vector>

#include "spec/fields.h"
#include "spec/vocabulary.h"

namespace seaworthy::spec {

/// Reads every argument that the vocabulary knows, reporting those that are missing or of another
/// type, and returns the values as written; jq arguments as strings. The caller reports what is
/// unknown.
[[nodiscard]] Json decode_arguments(const std::vector<Argument>& arguments, Fields& fields);

}  // namespace seaworthy::spec
