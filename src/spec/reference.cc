#include "spec/reference.h"

#include "base/text.h"

namespace seaworthy::spec {
namespace {

const char* name_of(Argument::Type type) {
  switch (type) {
    case Argument::Type::kString:
      return "text";
    case Argument::Type::kInteger:
      return "integer";
    case Argument::Type::kNumber:
      return "number";
    case Argument::Type::kBool:
      return "true or false";
    case Argument::Type::kDuration:
      return "duration";
    case Argument::Type::kJq:
      return "jq";
    case Argument::Type::kFile:
      return "file";
    case Argument::Type::kEvidence:
      return "evidence name";
    case Argument::Type::kList:
      return "list";
    case Argument::Type::kMap:
      return "map";
    case Argument::Type::kEnum:
      return "one of";
    case Argument::Type::kAny:
      return "any";
  }
  return "";
}

std::string line_of(const Argument& argument) {
  std::string type = name_of(argument.type);
  if (!argument.choices.empty()) type += " `" + join(argument.choices, "`, `") + "`";
  return "- `" + argument.name + "` (" + type + (argument.required ? ", required" : "") +
         "): " + argument.help + "\n";
}

std::string section(const std::string& name, const std::string& help,
                    const std::vector<Argument>& arguments) {
  std::string text = "### `" + name + "`\n\n" + help + "\n";
  if (!arguments.empty()) text += "\n";
  for (const Argument& argument : arguments) text += line_of(argument);
  return text;
}

template <typename Words>
std::string all(const Words& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : "\n") + reference(word);
  return text;
}

}  // namespace

std::string reference(const StepWord& word) {
  std::string text = section(word.name, word.help, word.arguments);
  if (word.shorthand.empty()) return text;
  return text + "\n`" + word.name + ": X` is short for `" + word.name + ": {" + word.shorthand +
         ": X}`.\n";
}

std::string reference(const OracleWord& word) {
  return section(word.name, word.help, word.arguments);
}

std::string step_reference() { return all(step_words()); }
std::string oracle_reference() { return all(oracle_words()); }

}  // namespace seaworthy::spec
