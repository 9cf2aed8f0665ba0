#pragma once
// Parsing JSON in bulk: evidence and lists of a cluster come to a hundred megabytes. The only user
// of simdjson.

#include <string_view>

#include "base/json.h"

namespace seaworthy {

/// Nesting that parse_plain_json reads.
inline constexpr size_t kPlainDepth = 1000;

/// Reads JSON several times as fast as json_of. False, with `value` as it was, for a text that
/// nests deeper, has a number beyond 64 bits, or is not JSON.
[[nodiscard]] bool parse_plain_json(std::string_view text, Json& value);

/// As json_or_discarded; what is not plain is left to it, so that there is one opinion on it.
[[nodiscard]] Json parse_json(std::string_view text);

}  // namespace seaworthy
