#include "judge/levels.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace seaworthy::judge {
namespace {

using State = LevelOutcome::State;

constexpr int kHighestLevel = 2;
constexpr size_t kNamesShown = 5;
constexpr const char* kBetween = " · ";

/// A result, and how it counts.
struct Counted {
  const CaseResult* result = nullptr;
  int level = 0;
  bool blocking = false;       ///< a MUST, or a SHOULD that failed repeatedly
  int failures = 0, runs = 0;  ///< of the window of the SHOULD rule, this run included
};

bool counts_as_reached(Verdict verdict) {
  return verdict == Verdict::kPass || verdict == Verdict::kNotApplicable;
}
bool was_left_out(Verdict verdict) {
  return verdict == Verdict::kSkipped || verdict == Verdict::kNotRun ||
         verdict == Verdict::kPlanned;
}

/// Counts the failures among this run and the last runs that had this case.
void count_failures(const spec::Profile& profile, const std::vector<PastRun>& history,
                    Counted& counted) {
  counted.failures = counted.result->verdict.verdict == Verdict::kFail ? 1 : 0;
  counted.runs = 1;
  for (const PastRun& past : history) {
    const auto found = past.find(counted.result->id);
    if (found == past.end()) continue;
    if (counted.runs == profile.should_runs) break;
    ++counted.runs;
    if (found->second == name_of(Verdict::kFail)) ++counted.failures;
  }
}

std::vector<Counted> count(const RunResult& run, const spec::Profile& profile,
                           const std::vector<PastRun>& history) {
  std::vector<Counted> all;
  for (const CaseResult& result : run.cases) {
    const auto known = profile.cases.find(result.id);
    Counted counted{&result, known == profile.cases.end() ? result.level : known->second, true, 0,
                    0};
    if (result.strength == spec::Strength::kShould) {
      count_failures(profile, history, counted);
      counted.blocking = counted.failures >= profile.should_failures;
      // Advisory below Level 2, whatever level the case names.
      counted.level = std::max(counted.level, kHighestLevel);
    }
    all.push_back(counted);
  }
  return all;
}

std::vector<std::string> cases_without_result(const RunResult& run, const spec::Profile& profile,
                                              int level) {
  std::set<std::string> seen;
  for (const CaseResult& result : run.cases) seen.insert(result.id);
  std::vector<std::string> missing;
  for (const auto& [id, first_level] : profile.cases) {
    if (first_level <= level && !seen.contains(id)) missing.push_back(id);
  }
  return missing;
}

/// "2 MUST failed (a, b)"; of many, the first few.
std::string say(const std::string& what, std::vector<std::string> names) {
  const std::string count = std::to_string(names.size());
  if (names.size() > kNamesShown) {
    const size_t more = names.size() - kNamesShown;
    names.resize(kNamesShown);
    names.push_back("and " + std::to_string(more) + " more");
  }
  return count + " " + what + " (" + join(names, ", ") + ")";
}

/// "2 MUST failed (a, b), 1 SHOULD inconclusive (c)" of those that stand in the way.
std::string describe(const std::vector<Counted>& in_the_way) {
  std::map<std::pair<std::string, Verdict>, std::vector<std::string>> groups;
  for (const Counted& counted : in_the_way) {
    const CaseResult& result = *counted.result;
    groups[{spec::name_of(result.strength), result.verdict.verdict}].push_back(result.name());
  }
  std::vector<std::string> parts;
  for (const auto& [group, names] : groups) {
    const std::string verdict = group.second == Verdict::kFail ? "failed" : name_of(group.second);
    parts.push_back(say(group.first + " " + verdict, names));
  }
  return join(parts, ", ");
}

LevelOutcome undecided(int level, std::vector<std::string> names, std::string reason) {
  return {level, State::kUndecided, std::move(names), std::move(reason)};
}

/// The requirements up to this level that no case tests yet.
std::vector<std::string> untested(const spec::Profile& profile, int level) {
  std::vector<std::string> names;
  for (const auto& [name, planned] : profile.planned) {
    if (planned <= level) names.push_back(name);
  }
  return names;
}

LevelOutcome decide_level(int level, const std::vector<Counted>& all,
                          std::vector<std::string> missing, std::vector<std::string> planned) {
  std::vector<Counted> in_the_way;
  std::vector<std::string> left_out;
  bool any_must = false;
  for (const Counted& counted : all) {
    const Verdict verdict = counted.result->verdict.verdict;
    if (counted.level > level || !counted.blocking) continue;
    any_must = any_must || counted.result->strength == spec::Strength::kMust;
    if (was_left_out(verdict)) {
      left_out.push_back(counted.result->name());
    } else if (!counts_as_reached(verdict)) {
      in_the_way.push_back(counted);
    }
  }
  if (!in_the_way.empty()) {
    LevelOutcome outcome{level, State::kNotReached, {}, describe(in_the_way)};
    for (const Counted& counted : in_the_way) outcome.blocking.push_back(counted.result->name());
    return outcome;
  }
  left_out.insert(left_out.end(), missing.begin(), missing.end());
  if (!left_out.empty()) {
    const std::string reason = say("of its cases did not run", left_out);
    return undecided(level, std::move(left_out), reason);
  }
  if (!any_must) return undecided(level, {}, "no MUST case decides it");
  if (!planned.empty()) {
    const std::string reason = say("of its requirements have no case yet", planned);
    return undecided(level, std::move(planned), reason);
  }
  return {level, State::kReached, {}, ""};
}

/// A level stands on the ones below it.
void stand_on_lower(std::vector<LevelOutcome>& levels) {
  for (size_t i = 1; i < levels.size(); ++i) {
    const LevelOutcome& lower = levels[i - 1];
    LevelOutcome& outcome = levels[i];
    if (outcome.state != State::kReached || lower.state == State::kReached) continue;
    outcome = undecided(outcome.level, lower.blocking,
                        "Level " + std::to_string(lower.level) + " is undecided");
  }
}

bool regression_alone(const CaseVerdict& verdict) {
  bool regressed = false;
  for (const JudgementResult& judgement : verdict.judgements) {
    if (judgement.status == JudgementResult::Status::kHolds) continue;
    if (judgement.id != kRegressionJudgement) return false;
    regressed = true;
  }
  return regressed;
}

int exit_code(const std::vector<Counted>& all, int asked) {
  if (all.empty()) return 2;
  bool failed = false, unseen = false, regressed = false;
  for (const Counted& counted : all) {
    if (!counted.blocking || counted.level > asked) continue;
    switch (counted.result->verdict.verdict) {
      case Verdict::kFail:
        (regression_alone(counted.result->verdict) ? regressed : failed) = true;
        break;
      case Verdict::kError:
      case Verdict::kInconclusive:
      case Verdict::kNotRun:
        unseen = true;
        break;
      case Verdict::kPass:
      case Verdict::kNotApplicable:
      case Verdict::kSkipped:
      case Verdict::kPlanned:
        break;
    }
  }
  if (failed) return 1;
  if (unseen) return 3;
  return regressed ? 4 : 0;
}

/// "1 SHOULD failed (gateway-kv-aware: 1 of the last 3 runs)" of those that advise.
std::string advice(const std::vector<Counted>& all, const spec::Profile& profile) {
  std::vector<std::string> names;
  for (const Counted& counted : all) {
    if (counted.blocking || counted.result->verdict.verdict != Verdict::kFail) continue;
    names.push_back(counted.result->name() + ": " + std::to_string(counted.failures) +
                    " of the last " + std::to_string(profile.should_runs) + " runs");
  }
  return names.empty() ? "" : say("SHOULD failed", names);
}

std::string sentence(const LevelReport& report, const std::string& advice, int asked) {
  std::vector<std::string> parts;
  for (const LevelOutcome& outcome : report.levels) {
    if (outcome.level > asked) continue;
    std::string part = "Level " + std::to_string(outcome.level) + " ";
    part += outcome.state == State::kNotReached ? "not reached" : name_of(outcome.state);
    if (!outcome.reason.empty()) part += ": " + outcome.reason;
    parts.push_back(part);
  }
  if (!advice.empty()) parts.push_back(advice);
  return join(parts, kBetween);
}

}  // namespace

const char* name_of(State state) {
  switch (state) {
    case State::kReached:
      return "reached";
    case State::kNotReached:
      return "not-reached";
    case State::kUndecided:
      return "undecided";
  }
  return "";
}

Json LevelReport::json() const {
  Json list = Json::array();
  for (const LevelOutcome& outcome : levels) {
    list.push_back({{"level", outcome.level},
                    {"state", name_of(outcome.state)},
                    {"blocking", outcome.blocking},
                    {"reason", outcome.reason}});
  }
  return {{"levels", std::move(list)}, {"exit_code", exit_code}, {"sentence", sentence}};
}

LevelReport LevelReport::from_json(const Json& value) {
  try {
    LevelReport report;
    for (const Json& entry : value.at("levels")) {
      LevelOutcome outcome;
      outcome.level = entry.at("level").get<int>();
      for (const State state : {State::kReached, State::kNotReached}) {
        if (entry.at("state") == name_of(state)) outcome.state = state;
      }
      outcome.blocking = entry.at("blocking").get<std::vector<std::string>>();
      outcome.reason = entry.at("reason").get<std::string>();
      report.levels.push_back(std::move(outcome));
    }
    report.exit_code = value.at("exit_code").get<int>();
    report.sentence = value.at("sentence").get<std::string>();
    return report;
  } catch (const Json::exception& error) {
    throw UsageError("not a report of levels: " + std::string(error.what()));
  }
}

LevelReport decide_levels(const RunResult& run, const spec::Profile& profile,
                          const std::vector<PastRun>& history, int asked) {
  const std::vector<Counted> all = count(run, profile, history);
  LevelReport report;
  for (int level = 0; level <= kHighestLevel; ++level) {
    report.levels.push_back(decide_level(level, all, cases_without_result(run, profile, level),
                                         untested(profile, level)));
  }
  stand_on_lower(report.levels);
  report.exit_code = exit_code(all, asked);
  report.sentence =
      all.empty() ? "no case was selected" : sentence(report, advice(all, profile), asked);
  return report;
}

}  // namespace seaworthy::judge
