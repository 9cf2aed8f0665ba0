#include "collect/selector.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"

namespace seaworthy::collect {
namespace {

/// The commas outside parentheses separate requirements.
std::vector<std::string> requirements_of(const std::string& text) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (c == ',' && depth == 0) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

}  // namespace

LabelSelector::LabelSelector(const std::string& text) {
  if (trim(text).empty()) return;
  for (const std::string& part : requirements_of(text))
    requirements_.push_back(parse_requirement(part));
}

LabelSelector::Requirement LabelSelector::parse_requirement(const std::string& text) {
  static const RE2 equality(R"(\s*([\w./-]+)\s*(==|=|!=)\s*([\w.-]*)\s*)");
  static const RE2 set(R"(\s*([\w./-]+)\s+(in|notin)\s*\(([^()]*)\)\s*)");
  static const RE2 existence(R"(\s*(!?)\s*([\w./-]+)\s*)");
  Requirement requirement;
  std::string op;
  std::string value;
  if (RE2::FullMatch(text, equality, &requirement.key, &op, &value)) {
    requirement.op = op == "!=" ? Operator::kNotIn : Operator::kIn;
    requirement.values = {value};
  } else if (RE2::FullMatch(text, set, &requirement.key, &op, &value)) {
    requirement.op = op == "in" ? Operator::kIn : Operator::kNotIn;
    for (const std::string& item : split(value, ',')) requirement.values.emplace_back(trim(item));
  } else if (RE2::FullMatch(text, existence, &op, &requirement.key)) {
    requirement.op = op == "!" ? Operator::kAbsent : Operator::kExists;
  } else {
    throw UsageError("`" + text +
                     "` is no label selector; expected e.g. `app=x`, `app in (x,y)`, `!app`");
  }
  return requirement;
}

bool LabelSelector::holds(const Requirement& requirement, const Json& labels) {
  const bool present = labels.is_object() && labels.contains(requirement.key);
  const auto is_listed = [&] {
    return std::any_of(requirement.values.begin(), requirement.values.end(),
                       [&](const std::string& value) { return labels[requirement.key] == value; });
  };
  switch (requirement.op) {
    case Operator::kIn:
      return present && is_listed();
    case Operator::kNotIn:
      return !present || !is_listed();
    case Operator::kExists:
      return present;
    case Operator::kAbsent:
      return !present;
  }
  return false;
}

bool LabelSelector::matches(const Json& object) const {
  static const Json::json_pointer path("/metadata/labels");
  const Json labels = object.contains(path) ? object.at(path) : Json::object();
  return std::all_of(requirements_.begin(), requirements_.end(),
                     [&](const Requirement& requirement) { return holds(requirement, labels); });
}

}  // namespace seaworthy::collect
