#include "report/html.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "base/time.h"
#include "report/html_evidence.h"
#include "report/html_page.h"
#include "report/words.h"
#include "text/markdown.h"
#include "text/template.h"

namespace seaworthy::report {
namespace {

using judge::CaseResult;
using judge::JudgementResult;
using judge::Verdict;

constexpr std::array kLevels = {0, 1, 2};

/// A section of the template shows for any string, also an empty one; null hides it.
Json or_hidden(std::string text) { return text.empty() ? Json() : Json(std::move(text)); }

/// Something to look at: such a case stands open.
bool is_troubled(const CaseResult& result) {
  const Verdict verdict = result.verdict.verdict;
  const auto& judgements = result.verdict.judgements;
  return verdict == Verdict::kFail || verdict == Verdict::kError ||
         verdict == Verdict::kInconclusive ||
         std::any_of(judgements.begin(), judgements.end(), [&](const JudgementResult& judgement) {
           return is_warning(result, judgement);
         });
}

const char* mark_of(JudgementResult::Status status) {
  switch (status) {
    case JudgementResult::Status::kHolds:
      return "✓";
    case JudgementResult::Status::kFails:
      return "✗";
    case JudgementResult::Status::kUnknown:
      return "?";
    case JudgementResult::Status::kError:
      return "!";
  }
  return "";
}

/// The class that colours a case; an advisory failure is not red.
std::string class_of(const CaseResult& result) {
  const bool advisory =
      result.verdict.verdict == Verdict::kFail && result.strength == spec::Strength::kShould;
  return advisory ? "should" : name_of(result.verdict.verdict);
}

std::set<uint64_t> cited_facts(const CaseResult& result) {
  std::set<uint64_t> cited;
  for (const JudgementResult& judgement : result.verdict.judgements) {
    const size_t shown = std::min(judgement.offenders.size(), kOffenderLimit);
    for (size_t i = 0; i < shown; ++i)
      cited.insert(judgement.offenders[i].facts.begin(), judgement.offenders[i].facts.end());
  }
  return cited;
}

Json offender_values(const judge::Offender& offender, const std::string& anchor,
                     const std::set<uint64_t>& shown) {
  Json facts = Json::array();
  for (const uint64_t fact : offender.facts) {
    if (shown.contains(fact)) facts.push_back({{"anchor", anchor}, {"number", fact}});
  }
  return {{"text", offender_text(offender)}, {"facts", std::move(facts)}};
}

Json judgement_values(const JudgementResult& judgement, const std::string& anchor,
                      const std::set<uint64_t>& shown) {
  Json offenders = Json::array();
  const size_t count = std::min(judgement.offenders.size(), kOffenderLimit);
  for (size_t i = 0; i < count; ++i)
    offenders.push_back(offender_values(judgement.offenders[i], anchor, shown));
  const size_t more = judgement.offenders.size() - count;
  const bool plain = judgement.role == JudgementResult::Role::kJudgement;
  return {{"id", one_line(judgement.id)},
          {"status", name_of(judgement.status)},
          {"mark", mark_of(judgement.status)},
          {"role", plain ? Json() : Json(name_of(judgement.role))},
          {"reason", one_line(judgement.reason)},
          {"because", is_open(judgement) ? or_hidden(one_line(judgement.because)) : Json()},
          {"has_offenders", count > 0},
          {"offenders", std::move(offenders)},
          {"more", more > 0 ? Json(more) : Json()}};
}

/// The replay of a mutant for this instance of its case, or for the one of the reference platform.
const judge::MutantResult* find_replay(const std::vector<judge::MutantResult>& replays,
                                       const CaseResult& result, const spec::Mutant& mutant) {
  const judge::MutantResult* found = nullptr;
  for (const judge::MutantResult& replay : replays) {
    if (replay.id != mutant.id) continue;
    if (replay.case_name == result.name()) return &replay;
    if (replay.case_id() == result.id) found = &replay;
  }
  return found;
}

/// The instance is named by its values, with commas between them.
bool is_of_instance(const spec::Mutant& mutant, const CaseResult& result) {
  const std::vector<std::string> values = split(result.instance, ',');
  return std::all_of(mutant.when.begin(), mutant.when.end(), [&](const auto& condition) {
    return std::find(values.begin(), values.end(), condition.second) != values.end();
  });
}

Json mutant_values(const ReportInput& input, const CaseResult& result, const spec::Mutant& mutant) {
  Json values = {{"id", mutant.id},
                 {"kind", judge::name_of(mutant.kind)},
                 {"fails", mutant.fails},
                 {"result", ""},
                 {"reason", "not replayed"}};
  if (const judge::MutantResult* replay = find_replay(input.mutants, result, mutant)) {
    values["result"] = name_of(replay->outcome);
    values["reason"] = one_line(replay->reason);
  }
  return values;
}

/// The case's evidence, where it can be read; else the reason under `evidence_problem`.
spec::Evidence evidence_of(const ReportInput& input, const CaseResult& result, Json& values) {
  if (!input.evidence || result.evidence.empty()) return {};
  try {
    return input.evidence(result);
  } catch (const Error& error) {
    values["evidence_problem"] = one_line(error.what());
    return {};
  }
}

void add_requirement(const ReportInput& input, const CaseResult& result, Json& values) {
  const spec::Case* test = input.suite.find(result.id);
  if (test == nullptr) return;
  values["prose"] = or_hidden(text::markdown_to_html(test->prose));
  Json mutants = Json::array();
  for (const spec::Mutant& mutant : test->mutants) {
    if (is_of_instance(mutant, result)) mutants.push_back(mutant_values(input, result, mutant));
  }
  values["has_mutants"] = !mutants.empty();
  values["mutant_count"] = counted(mutants.size(), "mutant");
  values["mutants"] = std::move(mutants);
}

/// What was judged. Preconditions that held are only counted: what they made possible is what
/// matters.
void add_judgements(const CaseResult& result, const std::string& anchor,
                    const std::set<uint64_t>& shown, Json& values) {
  size_t held = 0;
  values["judgements"] = Json::array();
  for (const JudgementResult& judgement : result.verdict.judgements) {
    if (judgement.role == JudgementResult::Role::kPrecondition && !is_open(judgement)) {
      ++held;
    } else {
      values["judgements"].push_back(judgement_values(judgement, anchor, shown));
    }
  }
  values["held"] = held > 0 ? Json(counted(held, "precondition") + " held") : Json();
}

Json case_values(const ReportInput& input, const CaseResult& result, const std::string& anchor) {
  Json values = {{"anchor", anchor},
                 {"class", class_of(result)},
                 {"label", label(result)},
                 {"name", one_line(result.id)},
                 {"instance", or_hidden(one_line(result.instance))},
                 {"title", one_line(result.title)},
                 {"summary", one_line(result.verdict.summary, 400)},
                 {"level", result.level},
                 {"requirement", spec::name_of(result.strength)},
                 {"elapsed", format_duration(result.elapsed)},
                 {"open", is_troubled(result)},
                 {"path", or_hidden(one_line(result.evidence))}};
  const spec::Evidence evidence = evidence_of(input, result, values);
  const std::set<uint64_t> cited = cited_facts(result);
  values.update(evidence_values(evidence, cited, anchor));
  add_judgements(result, anchor, facts_shown(evidence, cited), values);
  add_requirement(input, result, values);
  return values;
}

/// "3/4" of the cases of an area and level, or "" where it has none.
Json cell(const std::vector<const CaseResult*>& cases, int level) {
  size_t all = 0, good = 0;
  bool failed = false;
  for (const CaseResult* result : cases) {
    if (result->level != level) continue;
    ++all;
    if (is_quiet(result->verdict.verdict)) ++good;
    failed = failed || result->verdict.verdict == Verdict::kFail;
  }
  if (all == 0) return {{"text", ""}, {"state", ""}};
  const char* state = good == all ? "good" : failed ? "bad" : "odd";
  return {{"text", std::to_string(good) + " of " + std::to_string(all) + " pass"},
          {"state", state}};
}

Json level_values(const judge::LevelReport& levels) {
  Json list = Json::array();
  for (const judge::LevelOutcome& outcome : levels.levels) {
    const bool missed = outcome.state == judge::LevelOutcome::State::kNotReached;
    list.push_back({{"level", outcome.level},
                    {"state", name_of(outcome.state)},
                    {"words", missed ? "not reached" : name_of(outcome.state)},
                    {"reason", or_hidden(one_line(outcome.reason))}});
  }
  return list;
}

void add_areas(const ReportInput& input, Json& values) {
  std::map<std::string, std::vector<const CaseResult*>> areas;
  for (const CaseResult& result : input.result.cases) areas[result.area].push_back(&result);
  size_t number = 0;
  for (const auto& [area, cases] : areas) {
    const Json index = values["areas"].size();
    Json cells = Json::array(), list = Json::array();
    for (const int level : kLevels) cells.push_back(cell(cases, level));
    for (const CaseResult* result : cases)
      list.push_back(case_values(input, *result, "case-" + std::to_string(number++)));
    values["overview"].push_back(
        {{"area", one_line(area)}, {"index", index}, {"cells", std::move(cells)}});
    values["areas"].push_back(
        {{"area", one_line(area)}, {"index", index}, {"cases", std::move(list)}});
  }
}

}  // namespace

std::string html(const ReportInput& input) {
  const Json& run = input.result.run;
  Json values = {{"style", kStyle},
                 {"script", kScript},
                 {"sentence", one_line(input.levels.sentence)},
                 {"platform", platform_text(run)},
                 {"suite", suite_text(run)},
                 {"id", one_line(string_at(run, "/id"))},
                 {"started", or_hidden(one_line(string_at(run, "/started")))},
                 {"counts", count_text(input.result.cases)},
                 {"kill_rate",
                  input.mutants.empty() ? Json() : Json(judge::KillRate::of(input.mutants).text())},
                 {"simulated", is_simulated(run)},
                 {"levels", level_values(input.levels)},
                 {"overview", Json::array()},
                 {"areas", Json::array()}};
  add_areas(input, values);
  return text::render_template(kPage, values);
}

}  // namespace seaworthy::report
