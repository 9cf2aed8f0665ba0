#include "judge/verdict.h"

#include <array>
#include <utility>

namespace seaworthy::judge {
namespace {

using Status = JudgementResult::Status;
using Role = JudgementResult::Role;

constexpr std::array kVerdicts = {Verdict::kPass,         Verdict::kFail,   Verdict::kNotApplicable,
                                  Verdict::kInconclusive, Verdict::kError,  Verdict::kSkipped,
                                  Verdict::kNotRun,       Verdict::kPlanned};
constexpr std::array kStatuses = {Status::kHolds, Status::kFails, Status::kUnknown, Status::kError};
constexpr std::array kRoles = {Role::kJudgement, Role::kControl, Role::kPrecondition};

/// The value of `values` with this name; throws where there is none, so that a report of a newer
/// version is refused.
template <typename Values>
auto named(const Values& values, const std::string& name, const char* what) {
  for (const auto value : values) {
    if (name == name_of(value)) return value;
  }
  throw UsageError("unknown " + std::string(what) + " `" + name + "`");
}

Json offender_json(const Offender& offender) {
  return {{"value", offender.value}, {"facts", offender.facts}};
}

Json judgement_json(const JudgementResult& judgement) {
  Json offenders = Json::array();
  for (const Offender& offender : judgement.offenders) offenders.push_back(offender_json(offender));
  return {{"id", judgement.id},
          {"role", name_of(judgement.role)},
          {"status", name_of(judgement.status)},
          {"reason", judgement.reason},
          {"because", judgement.because},
          {"offenders", std::move(offenders)}};
}

JudgementResult judgement_from(const Json& value) {
  JudgementResult judgement;
  judgement.id = value.at("id").get<std::string>();
  judgement.role = named(kRoles, value.at("role").get<std::string>(), "role of a judgement");
  judgement.status =
      named(kStatuses, value.at("status").get<std::string>(), "status of a judgement");
  judgement.reason = value.at("reason").get<std::string>();
  judgement.because = value.at("because").get<std::string>();
  for (const Json& offender : value.at("offenders")) {
    judgement.offenders.push_back(
        {offender.at("value"), offender.at("facts").get<std::vector<uint64_t>>()});
  }
  return judgement;
}

}  // namespace

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return "pass";
    case Verdict::kFail:
      return "fail";
    case Verdict::kNotApplicable:
      return "not-applicable";
    case Verdict::kInconclusive:
      return "inconclusive";
    case Verdict::kError:
      return "error";
    case Verdict::kSkipped:
      return "skipped";
    case Verdict::kNotRun:
      return "not-run";
    case Verdict::kPlanned:
      return "planned";
  }
  return "";
}

std::optional<Verdict> verdict_from(const std::string& name) {
  for (const Verdict verdict : kVerdicts) {
    if (name == name_of(verdict)) return verdict;
  }
  return std::nullopt;
}

const char* name_of(JudgementResult::Status status) {
  switch (status) {
    case Status::kHolds:
      return "holds";
    case Status::kFails:
      return "fails";
    case Status::kUnknown:
      return "unknown";
    case Status::kError:
      return "error";
  }
  return "";
}

const char* name_of(JudgementResult::Role role) {
  switch (role) {
    case Role::kJudgement:
      return "judgement";
    case Role::kControl:
      return "control";
    case Role::kPrecondition:
      return "precondition";
  }
  return "";
}

const JudgementResult* CaseVerdict::find(const std::string& id) const {
  for (const JudgementResult& judgement : judgements) {
    if (judgement.id == id) return &judgement;
  }
  return nullptr;
}

Json CaseVerdict::json() const {
  Json list = Json::array();
  for (const JudgementResult& judgement : judgements) list.push_back(judgement_json(judgement));
  return {{"verdict", name_of(verdict)}, {"summary", summary}, {"judgements", std::move(list)}};
}

CaseVerdict CaseVerdict::from_json(const Json& value) {
  try {
    CaseVerdict verdict;
    verdict.verdict = named(kVerdicts, value.at("verdict").get<std::string>(), "verdict");
    verdict.summary = value.at("summary").get<std::string>();
    for (const Json& judgement : value.at("judgements")) {
      verdict.judgements.push_back(judgement_from(judgement));
    }
    return verdict;
  } catch (const Json::exception& error) {
    throw UsageError("not a verdict: " + std::string(error.what()));
  }
}

}  // namespace seaworthy::judge
