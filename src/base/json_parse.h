#pragma once
// Parsing JSON in bulk: evidence and lists of a cluster come to a hundred megabytes.

#include <string_view>

#include "base/json.h"

namespace seaworthy {

/// Nesting that parse_plain_json reads.
inline constexpr int kPlainDepth = 200;

/// Reads what clusters say most of the time, several times as fast as Json::parse. False, with
/// `value` in no certain state, for a text that has anything unusual (characters beyond ASCII,
/// escapes by number, integers of more than 18 digits, deep nesting) or is not JSON.
[[nodiscard]] bool parse_plain_json(std::string_view text, Json& value);

/// As Json::parse without exceptions: the value, or a discarded one for what is not JSON. What is
/// not plain is left to Json::parse as a whole, so that there is one opinion on it.
[[nodiscard]] Json parse_json(std::string_view text);

}  // namespace seaworthy
