#include "base/json_parse.h"

#include <simdjson.h>

#include <string>

namespace seaworthy {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

Json value_of(element parsed);

Json object_of(const simdjson::dom::object& parsed) {
  Json out = Json::object();
  auto& members = out.get_ref<Json::object_t&>();
  members.reserve(parsed.size());
  for (const auto& field : parsed) {
    // Most often the members come in order; of two with one name the later counts.
    members.insert_or_assign(members.end(), std::string(field.key), value_of(field.value));
  }
  return out;
}

Json array_of(const simdjson::dom::array& parsed) {
  Json out = Json::array();
  auto& items = out.get_ref<Json::array_t&>();
  items.reserve(parsed.size());
  for (const element item : parsed) items.push_back(value_of(item));
  return out;
}

/// Each getter is asked for the type that the element has, so none of them fails.
Json value_of(element parsed) {
  switch (parsed.type()) {
    case element_type::OBJECT:
      return object_of(parsed.get_object().value_unsafe());
    case element_type::ARRAY:
      return array_of(parsed.get_array().value_unsafe());
    case element_type::STRING:
      return std::string(parsed.get_string().value_unsafe());
    case element_type::INT64: {
      const int64_t number = parsed.get_int64().value_unsafe();
      if (number < 0) return number;
      return static_cast<uint64_t>(number);  // as json_of has it
    }
    case element_type::UINT64:
      return parsed.get_uint64().value_unsafe();
    case element_type::DOUBLE:
      return parsed.get_double().value_unsafe();
    case element_type::BOOL:
      return parsed.get_bool().value_unsafe();
    case element_type::NULL_VALUE:
      return nullptr;
  }
  return nullptr;
}

}  // namespace

bool parse_plain_json(std::string_view text, Json& value) {
  simdjson::dom::parser parser;
  element parsed;
  if (parser.allocate(text.size(), kPlainDepth) != simdjson::SUCCESS ||
      parser.parse(text.data(), text.size()).get(parsed) != simdjson::SUCCESS)
    return false;
  value = value_of(parsed);
  return true;
}

Json parse_json(std::string_view text) {
  Json value;
  if (parse_plain_json(text, value)) return value;
  return json_or_discarded(text);
}

}  // namespace seaworthy
