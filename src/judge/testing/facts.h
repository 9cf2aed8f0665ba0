#pragma once
// Cases, evidence and verdicts of tests, in few words.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "judge/judge.h"

namespace seaworthy::judge::testing {

inline spec::Expression jq(const std::string& text) { return {text, {"case.md", 1, 1}}; }

inline spec::Step step(spec::Role role, int index, const std::string& verb, const std::string& as,
                       Json args = Json::object()) {
  spec::Step step;
  step.role = role;
  step.index = index;
  step.verb = verb;
  step.as = as;
  step.args = std::move(args);
  for (const char* name : {"expect", "that"}) {
    if (step.args.contains(name)) step.expressions[name] = jq(step.args[name].get<std::string>());
  }
  return step;
}

inline spec::Step until(spec::Role role, int index, const std::string& as,
                        const std::string& expect) {
  return step(role, index, "until", as, {{"expect", expect}, {"within", "60s"}});
}

inline spec::Judgement that(const std::string& id, const std::string& expression) {
  return {id, spec::Judgement::Kind::kThat, jq(expression), "", Json::object(), "It matters.", {}};
}
inline spec::Judgement none(const std::string& id, const std::string& expression) {
  return {id, spec::Judgement::Kind::kNone, jq(expression), "", Json::object(), "It matters.", {}};
}

/// Evidence, built fact by fact.
class Facts {
 public:
  Facts& add(const std::string& role, int step, const std::string& verb, const std::string& kind,
             const std::string& as, Json data) {
    const uint64_t number = evidence_.size() + 1;
    evidence_.push_back(
        {number, "2026-11-23T08:00:00.000000Z", role, step, verb, kind, as, std::move(data)});
    return *this;
  }
  Facts& result(const std::string& as, Json data, int step = 0) {
    return add("observe", step, "list", spec::kFactResult, as, std::move(data));
  }
  [[nodiscard]] const spec::Evidence& all() const { return evidence_; }

 private:
  spec::Evidence evidence_;
};

inline Json pod(const std::string& name, const std::string& phase) {
  return {{"kind", "Pod"}, {"metadata", {{"name", name}}}, {"status", {{"phase", phase}}}};
}

/// A case that lists pods under `pods`, with these judgements.
inline spec::Case lists_pods(std::vector<spec::Judgement> judgements) {
  spec::Case test;
  test.id = "example";
  test.steps = {step(spec::Role::kObserve, 0, "list", "pods")};
  test.judgements = std::move(judgements);
  return test;
}

inline CaseVerdict verdict_of(const spec::Case& test, const Facts& facts) {
  const std::vector<spec::Vendor> vendors;
  const text::Programs programs(test.expressions());
  return Judge(test, vendors, programs).verdict(facts.all());
}

}  // namespace seaworthy::judge::testing
