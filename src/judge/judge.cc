#include "judge/judge.h"

#include <algorithm>

#include "judge/document.h"
#include "judge/judgements.h"
#include "judge/waits.h"

namespace seaworthy::judge {
namespace {

using Status = JudgementResult::Status;

constexpr Effect kInOrder[] = {Effect::kError, Effect::kInconclusive, Effect::kFail,
                               Effect::kMissing};

Verdict verdict_of(Effect effect) {
  switch (effect) {
    case Effect::kError:
      return Verdict::kError;
    case Effect::kFail:
      return Verdict::kFail;
    case Effect::kInconclusive:
    case Effect::kMissing:
      return Verdict::kInconclusive;
    case Effect::kNone:
      break;
  }
  return Verdict::kPass;
}

CaseVerdict make(Verdict verdict, std::string summary, const FindingList& findings) {
  CaseVerdict result{verdict, std::move(summary), {}};
  for (const Finding& finding : findings) result.judgements.push_back(finding.result);
  return result;
}

bool any_error(const FindingList& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.effect == Effect::kError; });
}

}  // namespace

struct Judge::Impl {
  Impl(const spec::Case& judged, const std::vector<spec::Vendor>& tables,
       const text::Programs& compiled)
      : test(judged), vendors(tables), programs(compiled) {}

  /// A needed feature that is not there, or whose detection left no fact; nothing to add where all
  /// are there.
  void judge_features(const Expressions& expressions, FindingList& findings) const;
  /// What the absence of a feature comes to: kNone is a proved absence.
  void judge_absence(const std::string& feature, const Expressions& expressions,
                     Finding& finding) const;
  CaseVerdict decide(const FindingList& findings, const Expressions& expressions) const;
  CaseVerdict summarise(const FindingList& findings, const Expressions& expressions) const;

  const spec::Case& test;
  const std::vector<spec::Vendor>& vendors;
  const text::Programs& programs;
};

void Judge::Impl::judge_features(const Expressions& expressions, FindingList& findings) const {
  for (const std::string& feature : test.needs) {
    Finding finding;
    finding.result.id = "needs[" + feature + "]";
    finding.result.role = JudgementResult::Role::kPrecondition;
    const Json found = expressions.document().at("features").value(feature, Json());
    if (!found.is_object() || !found.value("present", Json()).is_boolean()) {
      finding.result.reason = "nothing recorded whether the platform has " + feature;
      finding.effect = Effect::kMissing;
    } else if (found.at("present") == false) {
      const Json fact = found.value("fact", Json());
      if (fact.is_number_integer())
        finding.result.offenders.push_back({"absent: " + feature, {fact.get<uint64_t>()}});
      judge_absence(feature, expressions, finding);
    } else {
      continue;
    }
    findings.push_back(std::move(finding));
  }
}

void Judge::Impl::judge_absence(const std::string& feature, const Expressions& expressions,
                                Finding& finding) const {
  finding.result.status = Status::kFails;
  finding.result.reason = "the platform has no " + feature;
  if (!test.absent_is_not_applicable) {
    finding.effect = Effect::kFail;
    return;
  }
  finding.effect = Effect::kInconclusive;
  finding.result.status = Status::kUnknown;
  if (!test.proof) {
    finding.result.reason += ", but nothing proves that";
    return;
  }
  const Truth truth = expressions.truth(*test.proof);
  switch (truth.value) {
    case Truth::Value::kTrue:
      finding.result.status = Status::kHolds;
      finding.effect = Effect::kNone;
      break;
    case Truth::Value::kFalse:
      finding.result.reason +=
          ", but the proof of its absence is not true: " + brief(test.proof->text);
      break;
    case Truth::Value::kError:
      finding.result.status = Status::kError;
      finding.result.reason = "proof: " + truth.message;
      finding.effect = Effect::kError;
      break;
  }
}

CaseVerdict Judge::Impl::decide(const FindingList& findings, const Expressions& expressions) const {
  for (const Effect effect : kInOrder) {
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
      return finding.effect == effect;
    });
    if (found == findings.end()) continue;
    return make(verdict_of(effect), found->result.id + ": " + found->result.reason, findings);
  }
  const bool judged = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.result.role == JudgementResult::Role::kJudgement;
  });
  if (!judged) return make(Verdict::kInconclusive, "nothing was judged", findings);
  return summarise(findings, expressions);
}

/// A passing case, with its summary; a summary that cannot be evaluated is an error like any other
/// expression.
CaseVerdict Judge::Impl::summarise(const FindingList& findings,
                                   const Expressions& expressions) const {
  if (!test.summary) return make(Verdict::kPass, "", findings);
  try {
    const std::vector<Json> values = expressions.values(*test.summary);
    if (values.size() == 1 && values.front().is_string()) {
      return make(Verdict::kPass, brief(values.front(), 1024), findings);
    }
    const std::string got = values.empty() ? "nothing" : brief(values.front());
    return make(Verdict::kError, "summary: expected a string, got " + got, findings);
  } catch (const text::JqError& error) {
    return make(Verdict::kError, "summary: " + brief(error.what()), findings);
  }
}

Judge::Judge(const spec::Case& test, const std::vector<spec::Vendor>& vendors,
             const text::Programs& programs)
    : impl_(std::make_unique<Impl>(test, vendors, programs)) {}
Judge::~Judge() = default;

CaseVerdict Judge::verdict(const spec::Evidence& evidence) const {
  return verdict(evidence, document(evidence));
}

CaseVerdict Judge::verdict(spec::Evidence&& evidence) const {
  const Json document = take_document(evidence);
  return verdict(evidence, document);
}

CaseVerdict Judge::verdict(const spec::Evidence& evidence, const Json& document) const {
  const Expressions expressions(impl_->programs, document);
  FindingList features;
  impl_->judge_features(expressions, features);
  FindingList findings = judge_steps(impl_->test, expressions, evidence);
  const bool absent = std::any_of(features.begin(), features.end(), [](const Finding& finding) {
    return finding.effect != Effect::kMissing;
  });
  if (absent && !any_error(findings)) {
    // Without the feature no step ran, and none is asked for.
    const bool proved = std::all_of(features.begin(), features.end(), [](const Finding& finding) {
      return finding.effect == Effect::kNone;
    });
    if (proved) return make(Verdict::kNotApplicable, features.front().result.reason, features);
    return impl_->decide(features, expressions);
  }
  findings.insert(findings.begin(), features.begin(), features.end());
  for (const spec::Judgement& judgement : impl_->test.judgements) {
    findings.push_back(finding_of(impl_->test, judgement, expressions, impl_->vendors, evidence));
  }
  return impl_->decide(findings, expressions);
}

}  // namespace seaworthy::judge
