#include "spec/fact.h"

#include "base/error.h"

namespace seaworthy::spec {
namespace {

const Json& field(const Json& value, const char* name, bool (Json::*is_kind)() const noexcept,
                  const char* kind) {
  const auto found = value.find(name);
  if (found == value.end()) throw UsageError(std::string("a fact without `") + name + "`");
  if (!((*found).*is_kind)())
    throw UsageError(std::string("`") + name + "` of a fact is not " + kind);
  return *found;
}

std::string text_of(const Json& value, const char* name) {
  return field(value, name, &Json::is_string, "a string").get<std::string>();
}

}  // namespace

Json Fact::json() const {
  return {{"number", number}, {"time", time}, {"role", role}, {"step", step},
          {"verb", verb},     {"kind", kind}, {"as", as},     {"data", data}};
}

Fact Fact::from_json(Json value) {
  if (!value.is_object()) throw UsageError("a fact that is not an object");
  Fact fact;
  fact.number = field(value, "number", &Json::is_number_unsigned, "a count").get<uint64_t>();
  fact.time = text_of(value, "time");
  fact.role = text_of(value, "role");
  fact.step = field(value, "step", &Json::is_number_integer, "an integer").get<int>();
  fact.verb = text_of(value, "verb");
  fact.kind = text_of(value, "kind");
  fact.as = text_of(value, "as");
  if (value.contains("data")) fact.data = std::move(value["data"]);
  return fact;
}

}  // namespace seaworthy::spec
