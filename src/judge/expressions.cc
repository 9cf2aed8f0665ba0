#include "judge/expressions.h"

#include <algorithm>

#include "base/text.h"
#include "judge/references.h"

namespace seaworthy::judge {
namespace {

std::string describe(const std::vector<Json>& values) {
  if (values.empty()) return "nothing";
  if (values.size() > 1) return std::to_string(values.size()) + " values";
  return brief(values.front());
}

/// Exactly one `true` or `false` of what `evaluate` yields.
template <typename Evaluate>
Truth truth_of(const Evaluate& evaluate) {
  try {
    const std::vector<Json> found = evaluate();
    if (found.size() == 1 && found.front().is_boolean()) {
      return {found.front().get<bool>() ? Truth::Value::kTrue : Truth::Value::kFalse, ""};
    }
    return {Truth::Value::kError, "expected true, got " + describe(found)};
  } catch (const text::JqError& error) {
    return {Truth::Value::kError, brief(error.what())};
  }
}

}  // namespace

std::vector<Json> Expressions::values(const spec::Expression& expression) const {
  const std::set<std::string> names = names_mentioned(expression.text);
  return programs_.run(expression.text, text::View{input_, names});
}

Truth Expressions::truth(const spec::Expression& expression) const {
  return truth_of([&] { return values(expression); });
}

Truth Expressions::truth(const spec::Expression& expression, const Json& input) const {
  return truth_of([&] { return programs_.run(expression.text, input); });
}

std::string brief(const Json& value, size_t limit) {
  std::string text = value.is_string() ? value.get<std::string>() : to_line(value);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return printable(text, limit);
}

}  // namespace seaworthy::judge
