#include "spec/evidence_names.h"

#include <algorithm>

#include "spec/fields.h"
#include "spec/variable.h"
#include "spec/vocabulary.h"

namespace seaworthy::spec {
namespace {

/// What the document holds besides the names of steps (judge/document.h).
const std::vector<std::string>& standing_names() {
  static const std::vector<std::string> names = {"bindings", "features", "matrix", "vendor"};
  return names;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The field that an expression starts with, behind blanks and opening brackets; empty where it
/// starts otherwise.
std::string first_field(const std::string& expression) {
  const size_t dot = expression.find_first_not_of(" \t\r\n([");
  if (dot == std::string::npos || expression[dot] != '.') return "";
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  size_t end = dot + 1;
  while (end < expression.size() && is_word(expression[end])) ++end;
  return expression.substr(dot + 1, end - dot - 1);
}

/// The expressions of a step that see the whole document, not a list of objects.
bool sees_document(const Step& step, const std::string& argument) {
  return !(step.verb == "until" && argument == "expect") &&
         !(step.verb == "window" && argument == "until");
}

class NameCheck {
 public:
  NameCheck(const Case& value, Diagnostics& diagnostics)
      : value_(value), diagnostics_(diagnostics) {}

  void run() {
    names_ = standing_names();
    for (const Step& step : value_.steps) add(step);
    for (const Step& step : value_.steps) {
      for (const auto& [argument, expression] : step.expressions) {
        if (sees_document(step, argument)) check(expression);
      }
    }
    for (const Judgement& judgement : value_.judgements) {
      check(judgement.expression);
      if (judgement.kind == Judgement::Kind::kOracle) check_oracle(judgement);
    }
    if (value_.summary) check(*value_.summary);
    for (const Mutant& mutant : value_.mutants) {
      if (mutant.kind == Mutant::Kind::kEvidence) check(mutant.patch);
    }
  }

 private:
  void add(const Step& step) {
    if (step.verb == "bind") {
      for (const auto& [name, expression] : step.args.items()) bindings_.push_back(name);
    }
    if (step.as.empty()) return;
    if (contains(names_, step.as)) {
      diagnostics_.error(
          step.where, "duplicate-name",
          "the evidence name `" + step.as + "` is taken; choose another for this step");
    }
    names_.push_back(step.as);
  }

  void check(const Expression& expression) {
    const std::string name = first_field(expression.text);
    if (name.empty() || contains(names_, name)) return;
    diagnostics_.error(expression.where, "unknown-evidence",
                       unknown_word("evidence name", name, names_));
  }

  void check_oracle(const Judgement& judgement) {
    const OracleWord* word = find_oracle(judgement.oracle);
    if (word == nullptr) return;
    for (const Argument& argument : word->arguments) {
      const std::string name = string_at(judgement.with, "/" + argument.name);
      if (argument.type != Argument::Type::kEvidence || name.empty() || contains(names_, name))
        continue;
      diagnostics_.error(
          judgement.where, "unknown-evidence",
          unknown_word("evidence name", name, names_, "oracle `" + word->name + "`"));
    }
    check_bindings(judgement.with, judgement);
  }

  /// What an oracle is given as `$NAME` is computed by a `bind`: it sees no variable of a manifest.
  void check_bindings(const Json& value, const Judgement& judgement) {
    if (value.is_string()) {
      const std::string name = whole_variable(value.get<std::string>());
      if (name.empty() || contains(bindings_, name)) return;
      const std::string place = "oracle `" + judgement.oracle + "`";
      diagnostics_.error(judgement.where, "unknown-variable",
                         bindings_.empty()
                             ? "the variable `$" + name + "` in " + place + " is bound by no step"
                             : unknown_word("variable", name, bindings_, place));
    } else if (value.is_structured()) {
      for (const Json& member : value) check_bindings(member, judgement);
    }
  }

  const Case& value_;
  Diagnostics& diagnostics_;
  std::vector<std::string> names_, bindings_;
};

}  // namespace

void check_evidence_names(const Case& value, Diagnostics& diagnostics) {
  NameCheck(value, diagnostics).run();
}

}  // namespace seaworthy::spec
