#include "judge/evidence_names.h"

#include <algorithm>
#include <iterator>

#include "judge/references.h"
#include "spec/variable.h"

namespace seaworthy::judge {
namespace {

using Names = std::set<std::string>;

Names both(const Names& left, const Names& right) {
  Names common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::inserter(common, common.end()));
  return common;
}

Names names_of_steps(const spec::Case& test) {
  Names names;
  for (const spec::Step& step : test.steps) {
    if (!step.as.empty()) names.insert(step.as);
  }
  return names;
}

/// The variables among the strings of an oracle's parameters.
void add_bindings(const Json& value, Names& names) {
  if (value.is_string()) {
    names.insert(spec::whole_variable(value.get<std::string>()));
  } else if (value.is_structured()) {
    for (const Json& member : value) add_bindings(member, names);
  }
}

Names mentioned_in(const spec::Judgement& judgement) {
  if (judgement.kind != spec::Judgement::Kind::kOracle)
    return names_mentioned(judgement.expression.text);
  Names mentioned;
  for (const Json& parameter : judgement.with) {
    if (parameter.is_string()) mentioned.insert(parameter.get<std::string>());
  }
  add_bindings(judgement.with, mentioned);
  return mentioned;
}

/// A missing binding or result among those that the case declares, and that `mentioned` has.
std::string first_missing(const spec::Case& test, const Names& mentioned, const Json& document) {
  for (const std::string& name : both(mentioned, names_of_steps(test))) {
    if (!document.contains(name)) return "evidence `" + name + "` is missing";
  }
  for (const spec::Step& step : test.steps) {
    if (step.verb != "bind") continue;
    for (const auto& [name, expression] : step.args.items()) {
      const bool bound = document.contains("bindings") && document["bindings"].contains(name);
      if (mentioned.contains(name) && !bound) return "binding `" + name + "` is missing";
    }
  }
  return "";
}

}  // namespace

Names evidence_of(const spec::Case& test, const std::string& expression) {
  return both(names_mentioned(expression), names_of_steps(test));
}

Names evidence_of(const spec::Case& test, const spec::Judgement& judgement) {
  return both(mentioned_in(judgement), names_of_steps(test));
}

std::string missing_evidence(const spec::Case& test, const std::string& expression,
                             const Json& document) {
  const Names mentioned = names_mentioned(expression);
  std::string missing = first_missing(test, mentioned, document);
  if (!missing.empty()) return missing;
  const bool reads = std::any_of(mentioned.begin(), mentioned.end(),
                                 [&](const std::string& name) { return document.contains(name); });
  return reads ? "" : "it reads no evidence";
}

std::string missing_evidence(const spec::Case& test, const spec::Judgement& judgement,
                             const Json& document) {
  if (judgement.kind == spec::Judgement::Kind::kOracle) {
    return first_missing(test, mentioned_in(judgement), document);
  }
  return missing_evidence(test, judgement.expression.text, document);
}

std::string blind_window(const spec::Case& test, const spec::Judgement& judgement,
                         const Json& document) {
  const Names names = evidence_of(test, judgement);
  for (const spec::Step& step : test.steps) {
    if (step.verb != "window" || !names.contains(step.as) || !document.contains(step.as)) continue;
    const Json& window = document.at(step.as);
    if (window.contains("gaps") && !window["gaps"].empty()) {
      const Json& gap = window["gaps"].front();
      return "the watch of `" + step.as + "` was blind from " + string_at(gap, "/from") + " to " +
             string_at(gap, "/to") + ": " + string_at(gap, "/reason");
    }
    if (!window.contains("to")) return "the window `" + step.as + "` has no end";
  }
  return "";
}

std::vector<uint64_t> facts_of(const Names& names, const spec::Evidence& evidence) {
  std::vector<uint64_t> numbers;
  for (const spec::Fact& fact : evidence) {
    const bool is_result = fact.kind == spec::kFactResult || fact.kind == spec::kFactWindow ||
                           fact.kind == spec::kFactUnmet;
    if (is_result && names.contains(fact.as)) numbers.push_back(fact.number);
  }
  return numbers;
}

}  // namespace seaworthy::judge
