#include "judge/judgements.h"

#include "judge/evidence_names.h"
#include "judge/oracle.h"
#include "spec/variable.h"

namespace seaworthy::judge {
namespace {

using Status = JudgementResult::Status;

void take_fact(const Json& number, std::vector<uint64_t>& facts) {
  if (number.is_number_integer() && number >= 0) facts.push_back(number.get<uint64_t>());
}

/// An offender's value without its evidence numbers, and the numbers.
Offender offender_from(Json value) {
  std::vector<uint64_t> facts;
  if (value.is_object()) {
    take_fact(value.value("fact", Json()), facts);
    for (const Json& number : value.value("facts", Json::array())) take_fact(number, facts);
    if (!facts.empty()) {
      value.erase("fact");
      value.erase("facts");
    }
  }
  return {std::move(value), std::move(facts)};
}

/// "2 offenders, the first: worker-0".
std::string count(const std::vector<Offender>& offenders) {
  const std::string first = brief(offenders.front().value);
  if (offenders.size() == 1) return first;
  return std::to_string(offenders.size()) + " offenders, the first: " + first;
}

Finding& settle(Finding& finding, Status status, Effect effect, std::string reason) {
  finding.result.status = status;
  finding.effect = effect;
  finding.result.reason = std::move(reason);
  return finding;
}

void judge_that(const spec::Judgement& judgement, const Expressions& expressions,
                Finding& finding) {
  const Truth truth = expressions.truth(judgement.expression);
  switch (truth.value) {
    case Truth::Value::kTrue:
      settle(finding, Status::kHolds, Effect::kNone, "true");
      break;
    case Truth::Value::kFalse:
      settle(finding, Status::kFails, Effect::kFail,
             "expected true, got false: " + brief(judgement.expression.text));
      break;
    case Truth::Value::kError:
      settle(finding, Status::kError, Effect::kError, truth.message);
      break;
  }
}

void judge_none(const spec::Judgement& judgement, const Expressions& expressions,
                Finding& finding) {
  for (Json& value : expressions.values(judgement.expression)) {
    // A condition written by mistake yields these; it must not read as one offender, nor as none.
    if (value.is_null() || value.is_boolean() || value == Json::array()) {
      finding.result.offenders.clear();
      settle(finding, Status::kError, Effect::kError, "expected offenders, got " + to_line(value));
      return;
    }
    finding.result.offenders.push_back(offender_from(std::move(value)));
  }
  if (finding.result.offenders.empty()) {
    settle(finding, Status::kHolds, Effect::kNone, "no offender");
  } else {
    settle(finding, Status::kFails, Effect::kFail, count(finding.result.offenders));
  }
}

/// An oracle's parameters with each `$NAME` as `bind` computed it.
Json with_bindings(const Json& value, const Json& bindings) {
  if (value.is_string()) {
    const std::string name = spec::whole_variable(value.get<std::string>());
    return bindings.contains(name) ? bindings.at(name) : value;
  }
  Json out = value;
  if (value.is_structured()) {
    for (Json& member : out) member = with_bindings(member, bindings);
  }
  return out;
}

void judge_oracle(const spec::Judgement& judgement, const std::vector<spec::Vendor>& vendors,
                  const Json& document, Finding& finding) {
  const Oracle oracle = find_oracle(judgement.oracle);
  if (oracle == nullptr) {
    settle(finding, Status::kError, Effect::kError, "unknown oracle `" + judgement.oracle + "`");
    return;
  }
  Findings found =
      oracle(document, with_bindings(judgement.with, document.at("bindings")), vendors);
  settle(finding, found.holds ? Status::kHolds : Status::kFails,
         found.holds ? Effect::kNone : Effect::kFail, std::move(found.reason));
  finding.result.offenders = std::move(found.offenders);
}

void evaluate(const spec::Judgement& judgement, const Expressions& expressions,
              const std::vector<spec::Vendor>& vendors, Finding& finding) {
  try {
    switch (judgement.kind) {
      case spec::Judgement::Kind::kThat:
        return judge_that(judgement, expressions, finding);
      case spec::Judgement::Kind::kNone:
        return judge_none(judgement, expressions, finding);
      case spec::Judgement::Kind::kOracle:
        return judge_oracle(judgement, vendors, expressions.document(), finding);
    }
  } catch (const text::JqError& error) {
    settle(finding, Status::kError, Effect::kError, brief(error.what()));
  } catch (const UnreadableEvidence& error) {
    settle(finding, Status::kError, Effect::kError, brief(error.what()));
  } catch (const Json::exception& error) {  // an oracle met a shape that it does not know
    settle(finding, Status::kError, Effect::kError, brief(error.what()));
  }
}

}  // namespace

Finding finding_of(const spec::Case& test, const spec::Judgement& judgement,
                   const Expressions& expressions, const std::vector<spec::Vendor>& vendors,
                   const spec::Evidence& evidence) {
  Finding finding;
  finding.result.id = judgement.id;
  finding.result.because = judgement.because;
  const std::string missing = missing_evidence(test, judgement, expressions.document());
  if (!missing.empty()) return settle(finding, Status::kUnknown, Effect::kMissing, missing);
  const std::string blind = blind_window(test, judgement, expressions.document());
  if (!blind.empty()) return settle(finding, Status::kUnknown, Effect::kInconclusive, blind);

  evaluate(judgement, expressions, vendors, finding);
  for (Offender& offender : finding.result.offenders) {
    if (offender.facts.empty()) offender.facts = facts_of(evidence_of(test, judgement), evidence);
  }
  return finding;
}

}  // namespace seaworthy::judge
