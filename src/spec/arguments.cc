#include "spec/arguments.h"

#include <limits>

namespace seaworthy::spec {
namespace {

using Type = Argument::Type;

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

/// The value as written, or null where it is not of the argument's type (which has been reported
/// then).
Json decode_argument(const Argument& argument, const text::Node& node, Fields& fields) {
  const std::string& name = argument.name;
  switch (argument.type) {
    case Type::kString:
    case Type::kFile:
    case Type::kEvidence:
      return or_null(fields.string(name));
    case Type::kInteger:
      return or_null(
          fields.integer(name, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    case Type::kNumber:
      return or_null(fields.number(name));
    case Type::kBool:
      return or_null(fields.boolean(name));
    case Type::kDuration:
      return fields.duration(name) ? node.json() : Json();
    case Type::kJq: {
      const std::optional<text::Expression> expression = fields.expression(name);
      return expression ? Json(expression->text) : Json();
    }
    case Type::kEnum:
      return or_null(fields.choice(name, argument.choices));
    case Type::kList:
      return fields.is_a(name, text::Node::Kind::kList, "a list") ? node.json() : Json();
    case Type::kMap:
      return fields.is_a(name, text::Node::Kind::kMap, "a map") ? node.json() : Json();
    case Type::kAny:
      return node.json();
  }
  return {};
}

}  // namespace

Json decode_arguments(const std::vector<Argument>& arguments, Fields& fields) {
  Json values = Json::object();
  for (const Argument& argument : arguments) {
    const text::Node* node =
        argument.required ? fields.require(argument.name) : fields.take(argument.name);
    if (node == nullptr) continue;
    Json value = decode_argument(argument, *node, fields);
    if (!value.is_null()) values[argument.name] = std::move(value);
  }
  return values;
}

}  // namespace seaworthy::spec
