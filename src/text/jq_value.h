#pragma once
// JSON between the project's type and libjq's, value by value, without a detour through text.
// Private to text/.
//
// libjq 1.6 keeps numbers as doubles: integers up to 2^53 come back as integers; larger ones lose
// digits, as in any jq.

#include "base/json.h"
#include "text/libjq.h"

namespace seaworthy::text {

/// The caller owns the result. Throws JqError for a value nested deeper than 1 000.
[[nodiscard]] jv to_jv(const Json& value);
/// Consumes `value`. NaN becomes null and an infinity the largest number, as when jq prints them.
[[nodiscard]] Json from_jv(jv value);

}  // namespace seaworthy::text
