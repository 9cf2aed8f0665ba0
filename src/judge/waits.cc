#include "judge/waits.h"

#include <algorithm>

#include "base/text.h"
#include "judge/evidence_names.h"
#include "judge/references.h"

namespace seaworthy::judge {
namespace {

using Status = JudgementResult::Status;
using Role = JudgementResult::Role;

/// Bytes that are shown of a value which an expectation was not true of.
constexpr size_t kReadLimit = 300;

Role role_of(const spec::Step& step) {
  if (step.role == spec::Role::kControl) return Role::kControl;
  return spec::otherwise_of(step) == spec::Otherwise::kFail ? Role::kJudgement
                                                            : Role::kPrecondition;
}

std::string place(const std::string& role, int index) {
  return role + "[" + std::to_string(index) + "]";
}

/// "Pod gang-0 (Pending)": what a reader needs to know of an object that was there instead.
std::string label(const Json& object) {
  std::string text =
      string_at(object, "/kind", "object") + " " + string_at(object, "/metadata/name", "?");
  const std::string phase = string_at(object, "/status/phase");
  return phase.empty() ? text : text + " (" + phase + ")";
}

/// What an unmet wait saw instead: each object by its label, or the fact's own data where it holds
/// no objects.
std::vector<Offender> seen_instead(const Json& data, std::vector<uint64_t> facts) {
  if (!data.is_object() || !data.contains("objects") || !data.at("objects").is_array()) {
    return {{data, std::move(facts)}};
  }
  if (data.at("objects").empty()) return {{"no object", std::move(facts)}};
  std::vector<Offender> offenders;
  for (const Json& object : data.at("objects")) offenders.push_back({label(object), facts});
  return offenders;
}

/// The findings of one case's steps; exists to share the arguments.
class Steps {
 public:
  Steps(const spec::Case& test, const Expressions& expressions, const spec::Evidence& evidence)
      : test_(test),
        expressions_(expressions),
        evidence_(evidence),
        document_(expressions.document()) {}

  FindingList all() {
    for (const spec::Fact& fact : evidence_) {
      if (fact.kind == spec::kFactError) add_error(fact);
      if (fact.kind == spec::kFactDropped) add_dropped(fact);
      if (fact.kind == spec::kFactLeftover) add_leftover(fact);
    }
    for (const spec::Step& step : test_.steps) {
      if (find(step, spec::kFactError) == nullptr) add_step(step);
    }
    return std::move(findings_);
  }

 private:
  /// The last fact of this kind that the step left; nullptr where it left none.
  const spec::Fact* find(const spec::Step& step, const char* kind) const {
    const auto found =
        std::find_if(evidence_.rbegin(), evidence_.rend(), [&](const spec::Fact& fact) {
          return fact.step == step.index && fact.verb == step.verb && fact.as == step.as &&
                 fact.role == name_of(step.role) && fact.kind == kind;
        });
    return found == evidence_.rend() ? nullptr : &*found;
  }

  void add_error(const spec::Fact& fact) {
    JudgementResult result;
    result.id = place(fact.role, fact.step);
    result.role = Role::kPrecondition;
    result.status = Status::kError;
    result.reason = fact.verb + ": " +
                    brief(string_at(fact.data, "/message", "failed without a message"), 1024);
    result.offenders.push_back({fact.data, {fact.number}});
    findings_.push_back({std::move(result), Effect::kError});
  }

  /// The one finding of this id about all facts of a kind, made where this is the first.
  JudgementResult& shared(const char* id, Effect effect, Role role, const char* because) {
    auto found = std::find_if(findings_.begin(), findings_.end(),
                              [&](const Finding& finding) { return finding.result.id == id; });
    if (found == findings_.end()) {
      found = findings_.insert(found, Finding{{}, effect});
      found->result.id = id;
      found->result.role = role;
      found->result.status = Status::kFails;
      found->result.because = because;
    }
    return found->result;
  }

  void add_dropped(const spec::Fact& fact) {
    JudgementResult& result =
        shared("dropped", Effect::kFail, Role::kJudgement,
               "A field that the API server does not store has no effect, and nobody is told.");
    result.offenders.push_back({fact.data, {fact.number}});
    result.reason = "the API server did not store what was applied: " +
                    brief(result.offenders.front().value.value("fields", Json()));
  }

  /// Says nothing of the requirement, so that it leaves the verdict as it is; but whoever owns the
  /// cluster must know.
  void add_leftover(const spec::Fact& fact) {
    JudgementResult& result =
        shared("left-behind", Effect::kNone, Role::kPrecondition,
               "`seaworthy sweep` finds and removes what a run has left on a cluster.");
    result.offenders.push_back({fact.data, {fact.number}});
    result.reason = counted(result.offenders.size(), "object") + " could not be removed in time";
  }

  void add_step(const spec::Step& step) {
    const spec::Fact* unmet = find(step, spec::kFactUnmet);
    if (step.verb == "until") {
      add_until(step, unmet);
    } else if (step.verb == "expect") {
      add_expect(step, unmet);
    } else if (unmet != nullptr) {
      add_unmet(step, string_at(unmet->data, "/message", "did not come true"),
                seen_instead(unmet->data, {unmet->number}));
    }
  }

  void add_until(const spec::Step& step, const spec::Fact* unmet) {
    const spec::Expression& expect = step.expressions.at("expect");
    const spec::Fact* met = find(step, spec::kFactResult);
    const Json* seen = nullptr;
    if (!step.as.empty() && document_.contains(step.as)) {
      seen = &document_.at(step.as);
    } else if (unmet != nullptr || met != nullptr) {
      seen = unmet != nullptr ? &unmet->data : &met->data;
    }
    if (seen == nullptr || !seen->is_object()) return add_missing(step, "was never waited for");
    std::vector<uint64_t> facts;
    if (unmet != nullptr || met != nullptr) facts = {(unmet != nullptr ? unmet : met)->number};
    const bool gave_up =
        (step.as.empty() && unmet != nullptr) || seen->value("unmet", Json(false)) == true;
    if (gave_up) {
      return add_unmet(
          step, "not true within " + string_at(step.args, "/within") + ": " + brief(expect.text),
          seen_instead(*seen, facts));
    }
    static const Json kNone = Json::array();
    const Json& objects = seen->contains("objects") ? seen->at("objects") : kNone;
    if (!is_as_many(step, objects)) {
      return add_unmet(step, "true of " + counted(objects.size(), "object") + " only",
                       seen_instead(*seen, facts));
    }
    add_truth(step, expressions_.truth(expect, objects), expect, seen_instead(*seen, facts));
  }

  /// Whether there are as many objects as were waited for: `count`, or one at least, since anything
  /// is true of none.
  bool is_as_many(const spec::Step& step, const Json& objects) const {
    Json count = step.args.value("count", Json());
    if (count.is_string()) {
      const std::string name = count.get<std::string>();
      count =
          name.starts_with("$") ? document_.at("bindings").value(name.substr(1), Json()) : Json();
    }
    if (count.is_number_integer()) return objects.size() == count.get<size_t>();
    return step.args.contains("count") || !objects.empty();
  }

  void add_expect(const spec::Step& step, const spec::Fact* unmet) {
    const spec::Expression& that = step.expressions.at("that");
    if (unmet != nullptr) {
      return add_unmet(step, "not true: " + brief(that.text),
                       seen_instead(unmet->data, {unmet->number}));
    }
    const std::string missing = missing_evidence(test_, that.text, document_);
    if (!missing.empty()) return add_missing(step, missing);
    const Truth truth = expressions_.truth(that);
    add_truth(step, truth, that,
              truth.value == Truth::Value::kFalse ? read_by(that) : std::vector<Offender>());
  }

  /// The evidence and the bindings that an expression mentions, in few words: why it is not true.
  std::vector<Offender> read_by(const spec::Expression& expression) const {
    std::vector<Offender> read;
    const std::set<std::string> mentioned = names_mentioned(expression.text);
    const auto add = [&](const std::string& name, const Json& value, const std::string& fact) {
      read.push_back({name + " is " + brief(value, kReadLimit), facts_of({fact}, evidence_)});
    };
    for (const std::string& name : evidence_of(test_, expression.text)) {
      if (document_.contains(name)) add(name, document_.at(name), name);
    }
    for (const auto& [name, value] : document_.at("bindings").items()) {
      if (mentioned.contains(name)) add(name, value, "bindings");
    }
    return read;
  }

  void add_truth(const spec::Step& step, const Truth& truth, const spec::Expression& expression,
                 std::vector<Offender> instead) {
    switch (truth.value) {
      case Truth::Value::kTrue:
        findings_.push_back(
            {result(step, Status::kHolds, "came true: " + brief(expression.text)), Effect::kNone});
        return;
      case Truth::Value::kFalse:
        return add_unmet(step, "not true: " + brief(expression.text), std::move(instead));
      case Truth::Value::kError:
        findings_.push_back({result(step, Status::kError, truth.message), Effect::kError});
        return;
    }
  }

  /// `instead`: what was there.
  void add_unmet(const spec::Step& step, const std::string& reason, std::vector<Offender> instead) {
    const bool fails = spec::otherwise_of(step) == spec::Otherwise::kFail;
    Finding finding{result(step, Status::kFails, reason),
                    fails ? Effect::kFail : Effect::kInconclusive};
    finding.result.offenders = std::move(instead);
    findings_.push_back(std::move(finding));
  }

  void add_missing(const spec::Step& step, const std::string& reason) {
    findings_.push_back({result(step, Status::kUnknown, reason), Effect::kMissing});
  }

  JudgementResult result(const spec::Step& step, Status status, const std::string& reason) const {
    JudgementResult result;
    result.id = step.as.empty() ? place(name_of(step.role), step.index) : step.as;
    result.role = role_of(step);
    result.status = status;
    result.reason = reason;
    result.because = string_at(step.args, "/because");
    return result;
  }

  const spec::Case& test_;
  const Expressions& expressions_;
  const spec::Evidence& evidence_;
  const Json& document_;
  FindingList findings_;
};

}  // namespace

FindingList judge_steps(const spec::Case& test, const Expressions& expressions,
                        const spec::Evidence& evidence) {
  return Steps(test, expressions, evidence).all();
}

}  // namespace seaworthy::judge
