#include "spec/schema.h"

#include "spec/schema_parts.h"
#include "spec/suite.h"
#include "spec/vocabulary.h"

namespace seaworthy::spec {
namespace {

using namespace schema;  // NOLINT: this file is made of its words

Json argument_schema(const Argument& argument) {
  using enum Argument::Type;
  switch (argument.type) {
    case kString:
    case kFile:
    case kEvidence:
      return string();
    case kInteger:
      return {{"type", "integer"}};
    case kNumber:
      return {{"type", "number"}};
    case kBool:
      return boolean();
    case kDuration:
      return duration();
    case kJq:
      return expression();
    case kList:
      return {{"type", "array"}};
    case kMap:
      return {{"type", "object"}};
    case kEnum:
      return choice(argument.choices);
    case kAny:
      return Json::object();
  }
  return {};
}

Json arguments_schema(const std::vector<Argument>& arguments) {
  Json properties = Json::object();
  std::vector<std::string> required;
  for (const Argument& argument : arguments) {
    properties[argument.name] = argument_schema(argument);
    properties[argument.name]["description"] = argument.help;
    if (argument.required) required.push_back(argument.name);
  }
  return object(std::move(properties), std::move(required));
}

Json step_schema(const StepWord& word) {
  Json full = arguments_schema(word.arguments);
  if (word.name == "bind") {
    full = map_of(expression());
    full["propertyNames"] = {{"pattern", "^[A-Z_][A-Z0-9_]*$"}};
  }
  if (word.name == "delete") full["anyOf"] = {{{"required", {"file"}}}, {{"required", {"kind"}}}};
  Json out = full;
  for (const Argument& argument : word.arguments) {
    if (argument.name == word.shorthand) out = {{"anyOf", {argument_schema(argument), full}}};
  }
  out["description"] = word.help;
  return out;
}

Json steps_schema() {
  Json words = Json::object();
  for (const StepWord& word : step_words()) words[word.name] = step_schema(word);
  Json step = object(std::move(words));
  step["minProperties"] = 1;
  step["maxProperties"] = 1;
  return list_of(std::move(step));
}

Json oracle_rules() {
  Json rules = Json::array();
  for (const OracleWord& word : oracle_words()) {
    Json with = arguments_schema(word.arguments);
    with["description"] = word.help;
    rules.push_back(
        {{"if", {{"properties", {{"oracle", {{"const", word.name}}}}}, {"required", {"oracle"}}}},
         {"then", {{"properties", {{"with", std::move(with)}}}}}});
    for (const Argument& argument : word.arguments) {
      if (argument.required) rules.back()["then"]["required"] = {"with"};
    }
  }
  return rules;
}

Json judgements_schema() {
  std::vector<std::string> oracles;
  for (const OracleWord& word : oracle_words()) oracles.push_back(word.name);
  Json judgement = object({{"id", string()},
                           {"that", expression()},
                           {"none", expression()},
                           {"oracle", choice(oracles)},
                           {"with", {{"type", "object"}}},
                           {"because", string()}},
                          {"id"});
  judgement = with_one_of(std::move(judgement), {"that", "none", "oracle"});
  judgement["allOf"] = oracle_rules();
  const Json summary = object({{"summary", expression()}}, {"summary"});
  Json list =
      list_of({{"if", {{"required", {"id"}}}}, {"then", std::move(judgement)}, {"else", summary}});
  list["contains"] = {{"required", {"id"}}};
  return list;
}

Json mutants_schema() {
  const Json workload = object({{"file", string()}, {"patch", expression()}}, {"file", "patch"});
  const Json mutant = object({{"id", string()},
                              {"platform", string()},
                              {"workload", workload},
                              {"evidence", expression()},
                              {"fails", string()},
                              {"when", map_of(string())}},
                             {"id", "fails"});
  return list_of(with_one_of(mutant, {"platform", "workload", "evidence"}));
}

Json case_properties() {
  return {{"id", {{"type", "string"}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"}, {"maxLength", 63}}},
          {"title", string()},
          {"item", {{"type", {"string", "integer"}}}},
          {"area", string()},
          {"level", integer(0, 2)},
          {"requirement", choice({"MUST", "SHOULD"})},
          {"cncf", string()},
          {"needs", list_of(string())},
          {"absent", choice({"fail", "not-applicable"})},
          {"proof", expression()},
          {"matrix", map_of(string())},
          {"locks", list_of(string())},
          {"disruptive", boolean()},
          {"timeout", duration()},
          {"podSecurity", choice({"privileged", "baseline", "restricted"})},
          {"podSecurityReason", string()},
          {"prose", string()},
          {"setup", {{"$ref", "#/$defs/steps"}}},
          {"observe", {{"$ref", "#/$defs/steps"}}},
          {"control", {{"$ref", "#/$defs/steps"}}},
          {"judge", judgements_schema()},
          {"mutants", mutants_schema()}};
}

/// "where `name` is one of these, `needed` must be there as well"
Json rule(const std::string& name, const std::vector<std::string>& words,
          const std::string& needed) {
  return {{"if", {{"properties", {{name, choice(words)}}}, {"required", {name}}}},
          {"then", {{"required", {needed}}}}};
}

}  // namespace

Json case_schema() {
  Json out =
      object(case_properties(), {"id", "title", "item", "area", "level", "requirement", "judge"});
  out["allOf"] = {rule("absent", {"not-applicable"}, "proof"),
                  rule("podSecurity", {"privileged", "baseline"}, "podSecurityReason")};
  out["$defs"] = {{"steps", steps_schema()}};
  return document("A case of a Seaworthy suite", std::move(out));
}

Json feature_schema() {
  const Json list = object(
      {{"as", string()}, {"apiVersion", string()}, {"kind", string()}, {"selector", string()}},
      {"as", "apiVersion", "kind"});
  const Json feature = object({{"title", string()},
                               {"lists", list_of(list)},
                               {"present", expression()},
                               {"values", expression()}},
                              {"title", "lists", "present"});
  return document("Features of a platform and how they are found", map_of(feature));
}

Json vendor_schema() {
  const Json source = with_one_of(object({{"attribute", Json::object()},
                                          {"capacity", Json::object()},
                                          {"value", Json::object()},
                                          {"derived", boolean()}}),
                                  {"attribute", "capacity", "value"});
  Json attributes = Json::object();
  for (const std::string& property : vendor_properties()) attributes[property] = list_of(source);
  return document("How a vendor's driver describes its devices",
                  object({{"name", string()},
                          {"title", string()},
                          {"simulated", boolean()},
                          {"drivers", list_of(string())},
                          {"deviceClass", string()},
                          {"sharedDeviceClass", string()},
                          {"deviceSelector", {{"type", "object"}}},
                          {"attributes", object(attributes)},
                          {"inside", object({{"source", choice(inside_sources())},
                                             {"nodes", string()},
                                             {"shared", string()},
                                             {"memoryTolerance", {{"type", "number"}}}},
                                            {"source"})}},
                         {"name", "title", "drivers", "attributes"}));
}

Json profile_schema() {
  const Json ids = list_of(string());
  const Json levels = object({{"0", ids}, {"1", ids}, {"2", ids}});
  const Json should = object({{"failures", integer(1, 100)}, {"runs", integer(1, 100)}});
  const Json requirement =
      object({{"level", choice({"MUST", "SHOULD"})}, {"cases", ids}}, {"level"});
  return document(
      "What makes the levels, and how verdicts count",
      object({{"name", string()},
              {"title", string()},
              {"levels", levels},
              {"planned", levels},
              {"should", should},
              {"regression", {{"type", "string"}, {"pattern", "^[0-9]+(\\.[0-9]+)?%$"}}},
              {"cncf", map_of(map_of(requirement))}},
             {"name", "title", "levels"}));
}

}  // namespace seaworthy::spec
