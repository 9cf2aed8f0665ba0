#include "spec/case.h"

namespace seaworthy::spec {

const char* name_of(Strength strength) {
  switch (strength) {
    case Strength::kMust:
      return "MUST";
    case Strength::kShould:
      return "SHOULD";
  }
  return "";
}

const char* name_of(Role role) {
  switch (role) {
    case Role::kSetup:
      return "setup";
    case Role::kObserve:
      return "observe";
    case Role::kControl:
      return "control";
  }
  return "";
}

std::string implied_judgement(const Step& step) {
  if (step.verb != "until" && step.verb != "expect") return "";
  if (!step.as.empty()) return step.as;
  return std::string(name_of(step.role)) + "[" + std::to_string(step.index) + "]";
}

Otherwise otherwise_of(const Step& step) {
  const std::string word = string_at(step.args, "/else");
  if (word == "fail") return Otherwise::kFail;
  if (word == "inconclusive") return Otherwise::kInconclusive;
  return step.role == Role::kObserve ? Otherwise::kFail : Otherwise::kInconclusive;
}

std::vector<Expression> Case::expressions() const {
  std::vector<Expression> all;
  for (const Step& step : steps) {
    for (const auto& [argument, expression] : step.expressions) all.push_back(expression);
  }
  for (const Judgement& each : judgements) {
    if (each.kind != Judgement::Kind::kOracle) all.push_back(each.expression);
  }
  if (summary) all.push_back(*summary);
  if (proof) all.push_back(*proof);
  return all;
}

std::vector<Expression> expressions_of(const std::vector<const Case*>& cases) {
  std::vector<Expression> all;
  for (const Case* test : cases) {
    for (Expression& expression : test->expressions()) all.push_back(std::move(expression));
  }
  return all;
}

const Judgement* Case::judgement(const std::string& judgement_id) const {
  for (const Judgement& candidate : judgements) {
    if (candidate.id == judgement_id) return &candidate;
  }
  return nullptr;
}

}  // namespace seaworthy::spec
