#pragma once
// The pieces that the schemas are put together from. Private to spec/.

#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::spec::schema {

inline Json string() { return {{"type", "string"}}; }
inline Json boolean() { return {{"type", "boolean"}}; }
inline Json choice(const std::vector<std::string>& words) { return {{"enum", words}}; }
inline Json list_of(Json item) { return {{"type", "array"}, {"items", std::move(item)}}; }
inline Json duration() { return {{"type", "string"}, {"pattern", "^([0-9]+(ms|s|m|h))+$"}}; }
inline Json integer(int least, int most) {
  return {{"type", "integer"}, {"minimum", least}, {"maximum", most}};
}
/// jq; `true` and `1` are expressions as well.
inline Json expression() { return {{"type", {"string", "number", "boolean"}}}; }

/// A map with these fields and no others.
inline Json object(Json properties, std::vector<std::string> required = {}) {
  Json out = {
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

/// A map from any name.
inline Json map_of(Json value) {
  return {{"type", "object"}, {"additionalProperties", std::move(value)}};
}

/// `schema`, in which exactly one of these fields is there.
inline Json with_one_of(Json schema, const std::vector<std::string>& names) {
  Json ways = Json::array();
  for (const std::string& name : names) ways.push_back({{"required", {name}}});
  schema["oneOf"] = std::move(ways);
  return schema;
}

inline Json document(const std::string& title, Json schema) {
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["title"] = title;
  return schema;
}

}  // namespace seaworthy::spec::schema
