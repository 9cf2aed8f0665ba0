#pragma once
// The one JSON type of the project. Objects are ordered by key, so that equal values serialise to
// equal bytes.

#include <nlohmann/json.hpp>
#include <string>

namespace seaworthy {

using Json = nlohmann::json;

/// One line of JSON. Invalid UTF-8 is replaced by U+FFFD: text from a cluster never makes a writer
/// throw.
[[nodiscard]] inline std::string to_line(const Json& value) {
  return value.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

/// Indented JSON for people, with the same treatment of invalid UTF-8.
[[nodiscard]] inline std::string to_pretty(const Json& value) {
  return value.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

/// The string at a JSON pointer, or `fallback` where the path is missing or holds something else.
[[nodiscard]] inline std::string string_at(const Json& value, const std::string& pointer,
                                           const std::string& fallback = "") {
  const Json::json_pointer path(pointer);
  if (!value.contains(path) || !value.at(path).is_string()) return fallback;
  return value.at(path).get<std::string>();
}

}  // namespace seaworthy
