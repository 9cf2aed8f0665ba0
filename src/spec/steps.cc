#include <algorithm>

#include "spec/arguments.h"
#include "spec/draft.h"

namespace seaworthy::spec {
namespace {

constexpr const char* kBind = "bind";

bool is_variable(const std::string& name) {
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto is_word = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  return !name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), is_word);
}

std::vector<std::string> step_names() {
  std::vector<std::string> names;
  for (const StepWord& word : step_words()) names.push_back(word.name);
  return names;
}

/// Decodes the steps of one list into a draft.
class StepDecoder {
 public:
  StepDecoder(Role role, Draft& draft, Diagnostics& diagnostics)
      : role_(role), draft_(draft), diagnostics_(diagnostics) {}

  void decode(const text::Node& node) {
    if (node.kind != text::Node::Kind::kMap || node.entries.size() != 1) {
      diagnostics_.error(
          node.where, "wrong-type",
          std::string("a step must be one word with its arguments, such as `- apply: FILE`; "
                      "this is ") +
              describe(node));
      return;
    }
    const text::Node::Entry& entry = node.entries[0];
    const StepWord* word = find_step(entry.key);
    if (word == nullptr) {
      diagnostics_.error(entry.where, "unknown-step",
                         unknown_word("step", entry.key, step_names()));
      return;
    }
    Step step = start(entry);
    if (entry.key == kBind) {
      decode_bindings(entry.value, step);
    } else {
      decode_arguments_of(*word, entry.value, step);
    }
    draft_.value.steps.push_back(std::move(step));
  }

 private:
  static std::string describe(const text::Node& node) {
    if (node.kind != text::Node::Kind::kMap) return node.kind_name();
    return "a map of " + std::to_string(node.entries.size()) + " words";
  }

  Step start(const text::Node::Entry& entry) const {
    const auto& steps = draft_.value.steps;
    Step step;
    step.role = role_;
    step.index = static_cast<int>(std::count_if(
        steps.begin(), steps.end(), [&](const Step& other) { return other.role == role_; }));
    step.verb = entry.key;
    step.args = Json::object();
    step.where = entry.where;
    return step;
  }

  void decode_arguments_of(const StepWord& word, const text::Node& value, Step& step) {
    const text::Node expanded = expand_shorthand(word, value);
    Fields fields(expanded, "step `" + word.name + "`", diagnostics_);
    step.args = decode_arguments(word.arguments, fields);
    fields.report_unknown();
    if (step.args.contains("as")) step.as = step.args["as"].get<std::string>();
    for (const Argument& argument : word.arguments) note(argument, expanded, step);
    check(step);
  }

  /// `apply: f.yaml` as {file: f.yaml}.
  static text::Node expand_shorthand(const StepWord& word, const text::Node& value) {
    const bool is_scalar =
        value.kind != text::Node::Kind::kMap && value.kind != text::Node::Kind::kList;
    if (word.shorthand.empty() || !is_scalar) return value;
    text::Node map;
    map.kind = text::Node::Kind::kMap;
    map.where = value.where;
    map.entries.push_back({word.shorthand, value.where, value});
    return map;
  }

  /// Keeps the places of expressions and manifests.
  void note(const Argument& argument, const text::Node& map, Step& step) {
    const text::Node* node = map.find(argument.name);
    if (node == nullptr || !step.args.contains(argument.name)) return;
    if (argument.type == Argument::Type::kJq)
      step.expressions[argument.name] = *expression_of(*node);
    if (argument.type == Argument::Type::kFile) {
      draft_.manifests.push_back({step.args[argument.name].get<std::string>(), node->where});
    }
  }

  void check(const Step& step) {
    if (step.verb == "sleep") {
      diagnostics_.warning(
          step.where, "sleep",
          "`sleep` is slow and proves nothing; wait with `until`, or observe with `window`");
    }
    if (step.verb == "delete" && !step.args.contains("file") && !step.args.contains("kind")) {
      diagnostics_.error(step.where, "missing-field", "step `delete` needs `file` or `kind`");
    }
  }

  void decode_bindings(const text::Node& value, Step& step) {
    Fields fields(value, "step `bind`", diagnostics_);
    for (const text::Node::Entry& entry : value.entries) {
      if (!is_variable(entry.key)) {
        diagnostics_.error(
            entry.where, "bad-variable",
            "the variable `" + entry.key + "` must be capital letters, digits and `_`");
      }
      const std::optional<Expression> expression = fields.expression(entry.key);
      if (!expression) continue;
      step.args[entry.key] = expression->text;
      step.expressions[entry.key] = *expression;
    }
  }

  Role role_;
  Draft& draft_;
  Diagnostics& diagnostics_;
};

}  // namespace

void decode_steps(const text::Node& list, Role role, Draft& draft, Diagnostics& diagnostics) {
  StepDecoder decoder(role, draft, diagnostics);
  for (const text::Node& item : list.items) decoder.decode(item);
}

}  // namespace seaworthy::spec
