#include "report/junit.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "report/words.h"
#include "text/xml.h"

namespace seaworthy::report {
namespace {

using judge::CaseResult;
using judge::Verdict;
using text::XmlWriter;

/// Three decimals, as Surefire's schema wants.
std::string seconds(std::chrono::milliseconds time) {
  return fmt::format("{:.3f}", static_cast<double>(time.count()) / 1000);
}

/// The element that says how a case ended; nullptr for a pass.
const char* element_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return nullptr;
    case Verdict::kFail:
      return "failure";
    case Verdict::kInconclusive:
    case Verdict::kError:
      return "error";
    case Verdict::kNotApplicable:
    case Verdict::kSkipped:
    case Verdict::kNotRun:
    case Verdict::kPlanned:
      return "skipped";
  }
  return nullptr;
}

size_t count(const std::vector<const CaseResult*>& cases, std::string_view element) {
  return static_cast<size_t>(
      std::count_if(cases.begin(), cases.end(), [&](const CaseResult* result) {
        const char* mine = element_of(result->verdict.verdict);
        return mine != nullptr && element == mine;
      }));
}

std::chrono::milliseconds total(const std::vector<const CaseResult*>& cases) {
  std::chrono::milliseconds sum{};
  for (const CaseResult* result : cases) sum += result->elapsed;
  return sum;
}

/// The open judgements with their offenders, a line each.
std::string details(const CaseResult& result) {
  std::string text;
  for (const judge::JudgementResult& judgement : result.verdict.judgements) {
    if (!is_open(judgement)) continue;
    text += fmt::format("{} {}: {}\n", one_line(judgement.id), name_of(judgement.status),
                        one_line(judgement.reason));
    const size_t shown = std::min(judgement.offenders.size(), kOffenderLimit);
    for (size_t i = 0; i < shown; ++i) {
      const std::string evidence = evidence_text(judgement.offenders[i].facts);
      text += fmt::format("  - {}{}\n", offender_text(judgement.offenders[i]),
                          evidence.empty() ? "" : " (" + evidence + ")");
    }
    if (shown < judgement.offenders.size())
      text += fmt::format("  - and {} more\n", judgement.offenders.size() - shown);
    if (!judgement.because.empty()) text += "  " + one_line(judgement.because) + "\n";
  }
  return text;
}

void write_property(XmlWriter& xml, const char* name, const std::string& value) {
  if (value.empty()) return;
  const auto property = xml.element("property", {{"name", name}, {"value", value}});
}

void write_case(XmlWriter& xml, const CaseResult& result) {
  const std::string name = one_line(result.name());
  const std::string classname = "seaworthy." + one_line(result.area);
  const std::string time = seconds(result.elapsed);
  const auto test =
      xml.element("testcase", {{"name", name}, {"classname", classname}, {"time", time}});
  {
    const auto properties = xml.element("properties");
    write_property(xml, "level", std::to_string(result.level));
    write_property(xml, "requirement", spec::name_of(result.strength));
    write_property(xml, "verdict", name_of(result.verdict.verdict));
    write_property(xml, "cncf", result.cncf);
    write_property(xml, "evidence", one_line(result.evidence));
  }
  const char* element = element_of(result.verdict.verdict);
  if (element == nullptr) {
    if (const std::string warnings = details(result); !warnings.empty()) {
      const auto output = xml.element("system-out");
      xml.text(warnings);
    }
    return;
  }
  const std::string verdict = name_of(result.verdict.verdict);
  if (std::string_view(element) == "skipped") {
    const auto skipped =
        xml.element(element, {{"message", verdict + ": " + one_line(result.verdict.summary)}});
    return;
  }
  const std::string type =
      result.verdict.verdict == Verdict::kFail ? spec::name_of(result.strength) : verdict;
  const std::string message = one_line(result.verdict.summary);
  const auto outcome = xml.element(element, {{"message", message}, {"type", type}});
  xml.text(details(result));
}

void write_area(XmlWriter& xml, const ReportInput& input, const std::string& area,
                const std::vector<const CaseResult*>& cases) {
  const std::string name = "seaworthy." + one_line(area);
  const std::string tests = std::to_string(cases.size()),
                    failures = std::to_string(count(cases, "failure")),
                    errors = std::to_string(count(cases, "error")),
                    skipped = std::to_string(count(cases, "skipped")), time = seconds(total(cases));
  const auto suite = xml.element("testsuite", {{"name", name},
                                               {"tests", tests},
                                               {"failures", failures},
                                               {"errors", errors},
                                               {"skipped", skipped},
                                               {"time", time}});
  {
    const Json& run = input.result.run;
    const auto properties = xml.element("properties");
    write_property(xml, "run", one_line(string_at(run, "/id")));
    write_property(xml, "suite", one_line(string_at(run, "/suite/digest")));
    write_property(xml, "platform", platform_text(run));
    write_property(xml, "simulated", is_simulated(run) ? "true" : "false");
  }
  for (const CaseResult* result : cases) write_case(xml, *result);
}

}  // namespace

std::string junit(const ReportInput& input) {
  std::map<std::string, std::vector<const CaseResult*>> areas;
  std::vector<const CaseResult*> all;
  for (const CaseResult& result : input.result.cases) {
    areas[result.area].push_back(&result);
    all.push_back(&result);
  }
  const std::string tests = std::to_string(all.size()),
                    failures = std::to_string(count(all, "failure")),
                    errors = std::to_string(count(all, "error")),
                    skipped = std::to_string(count(all, "skipped")), time = seconds(total(all));
  XmlWriter xml;
  {
    const auto root = xml.element("testsuites", {{"name", "seaworthy"},
                                                 {"tests", tests},
                                                 {"failures", failures},
                                                 {"errors", errors},
                                                 {"skipped", skipped},
                                                 {"time", time}});
    for (const auto& [area, cases] : areas) write_area(xml, input, area, cases);
  }
  return xml.str() + "\n";
}

}  // namespace seaworthy::report
