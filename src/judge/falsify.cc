#include "judge/falsify.h"

#include <array>

#include "judge/expressions.h"

namespace seaworthy::judge {
namespace {

using Kind = spec::Mutant::Kind;
using Status = JudgementResult::Status;

constexpr std::array kOutcomes = {MutantOutcome::kBites, MutantOutcome::kSurvived,
                                  MutantOutcome::kWrongReason, MutantOutcome::kVoid};
constexpr std::array kKinds = {Kind::kPlatform, Kind::kWorkload, Kind::kEvidence};

std::string describe(const CaseVerdict& verdict) {
  const std::string name = name_of(verdict.verdict);
  return verdict.summary.empty() ? name : name + ": " + verdict.summary;
}

bool is_green(Verdict verdict) {
  return verdict == Verdict::kPass || verdict == Verdict::kNotApplicable;
}

}  // namespace

const char* name_of(MutantOutcome outcome) {
  switch (outcome) {
    case MutantOutcome::kBites:
      return "bites";
    case MutantOutcome::kSurvived:
      return "survived";
    case MutantOutcome::kWrongReason:
      return "wrong-reason";
    case MutantOutcome::kVoid:
      return "void";
  }
  return "";
}

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::kPlatform:
      return "platform";
    case Kind::kWorkload:
      return "workload";
    case Kind::kEvidence:
      return "evidence";
  }
  return "";
}

std::string MutantResult::case_id() const { return case_name.substr(0, case_name.find('[')); }

Json MutantResult::json() const {
  return {{"case", case_name},
          {"id", id},
          {"kind", name_of(kind)},
          {"result", name_of(outcome)},
          {"reason", reason}};
}

MutantResult MutantResult::from_json(const Json& value) {
  try {
    MutantResult result;
    result.case_name = value.at("case").get<std::string>();
    result.id = value.at("id").get<std::string>();
    for (const Kind kind : kKinds) {
      if (value.at("kind") == name_of(kind)) result.kind = kind;
    }
    for (const MutantOutcome outcome : kOutcomes) {
      if (value.at("result") == name_of(outcome)) result.outcome = outcome;
    }
    result.reason = value.at("reason").get<std::string>();
    return result;
  } catch (const Json::exception& error) {
    throw UsageError("not the result of a mutant: " + std::string(error.what()));
  }
}

std::vector<MutantResult> mutants_from(const Json& list) {
  std::vector<MutantResult> mutants;
  for (const Json& mutant : list) mutants.push_back(MutantResult::from_json(mutant));
  return mutants;
}

MutantResult void_mutant(const std::string& case_name, const spec::Mutant& mutant,
                         std::string reason) {
  return {case_name, mutant.id, mutant.kind, MutantOutcome::kVoid, std::move(reason)};
}

MutantResult judge_mutant(const std::string& case_name, const spec::Mutant& mutant,
                          const CaseVerdict& baseline, const CaseVerdict& mutated) {
  if (baseline.verdict != Verdict::kPass)
    return void_mutant(case_name, mutant, "the baseline was not green: " + describe(baseline));
  const JudgementResult* named = mutated.find(mutant.fails);
  MutantResult result{case_name, mutant.id, mutant.kind, MutantOutcome::kWrongReason,
                      describe(mutated)};
  if (is_green(mutated.verdict)) {
    result.outcome = MutantOutcome::kSurvived;
    result.reason = mutant.fails + " stayed green";
  } else if (mutated.verdict == Verdict::kFail && named != nullptr &&
             named->status == Status::kFails) {
    result.outcome = MutantOutcome::kBites;
    result.reason = mutant.fails + ": " + named->reason;
  }
  return result;
}

Json apply_evidence_mutant(const Json& document, const spec::Mutant& mutant) {
  std::vector<Json> values = text::evaluate(mutant.patch.text, document);
  if (values.size() != 1 || !values.front().is_object()) {
    const std::string got =
        values.size() == 1 ? brief(values.front()) : std::to_string(values.size()) + " values";
    throw Error("the patch must yield the changed evidence, got " + got);
  }
  // Compared with what jq makes of it unchanged: large numbers lose digits on the way.
  if (values.front() == text::evaluate(".", document).front()) {
    throw Error("the patch changed nothing");
  }
  return std::move(values.front());
}

KillRate KillRate::of(const std::vector<MutantResult>& results) {
  KillRate rate;
  for (const MutantResult& result : results) {
    switch (result.outcome) {
      case MutantOutcome::kBites:
        ++rate.bites;
        break;
      case MutantOutcome::kSurvived:
        ++rate.survived;
        break;
      case MutantOutcome::kWrongReason:
        ++rate.wrong_reason;
        break;
      case MutantOutcome::kVoid:
        ++rate.voided;
        break;
    }
  }
  return rate;
}

std::string KillRate::text() const {
  return "kill rate " + std::to_string(bites) + "/" +
         std::to_string(bites + survived + wrong_reason) + " · " + std::to_string(survived) +
         " survived · " + std::to_string(wrong_reason) + " wrong reason · " +
         std::to_string(voided) + " void";
}

Json KillRate::json() const {
  return {
      {"bites", bites}, {"survived", survived}, {"wrong_reason", wrong_reason}, {"void", voided}};
}

}  // namespace seaworthy::judge
