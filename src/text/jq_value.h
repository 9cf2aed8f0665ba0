#pragma once
// JSON between the project's type and libjq's, value by value, without a detour through text.
// Private to text/.
//
// libjq 1.6 keeps numbers as doubles: integers up to 2^53 come back as integers; larger ones lose
// digits, as in any jq.

#include <string>
#include <unordered_map>

#include "base/json.h"
#include "text/libjq.h"

namespace seaworthy::text {

/// Turns values into libjq's. Parts that are equal become one value: the states of an object over
/// time are nearly the same, and libjq takes four hundred bytes for an object of one member. Not
/// thread-safe, and neither are all values of one maker together: they are counted without locks.
class ValueMaker {
 public:
  ValueMaker() = default;
  ~ValueMaker() { forget(); }
  ValueMaker(const ValueMaker&) = delete;
  ValueMaker& operator=(const ValueMaker&) = delete;

  /// The caller owns the result. Throws JqError for a value nested deeper than 1 000.
  [[nodiscard]] jv make(const Json& value);

 private:
  [[nodiscard]] jv convert(const Json& value);
  [[nodiscard]] jv convert_parts(const Json& value);
  [[nodiscard]] jv text(const std::string& value);
  void forget();

  /// By type and, byte for byte, parts. A value keeps its parts alive, so that nothing else comes
  /// to lie where they are.
  std::unordered_map<std::string, jv> known_;
};

/// Consumes `value`. NaN becomes null and an infinity the largest number, as when jq prints them.
[[nodiscard]] Json from_jv(jv value);

}  // namespace seaworthy::text
