#include "report/markdown.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/time.h"
#include "report/words.h"

namespace seaworthy::report {
namespace {

using judge::CaseResult;
using judge::Verdict;

constexpr size_t kCellLimit = 300;

/// Text that renders as itself: no link, no HTML, no table cell of its own; and no mention
/// (`@name`), which would notify people: a zero-width space stands behind its `@`.
std::string escape(std::string_view text, size_t limit = kTextLimit) {
  static constexpr std::string_view kSpecial = "\\`*_[]#|~";
  std::string out;
  for (const char c : one_line(text, limit)) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '@') {
      out += "@\u200B";
    } else if (kSpecial.find(c) != std::string_view::npos) {
      out += {'\\', c};
    } else {
      out += c;
    }
  }
  return out;
}

std::string open_judgement(const judge::JudgementResult& judgement) {
  std::string text = fmt::format("- **{}** {}: {}\n", escape(judgement.id),
                                 name_of(judgement.status), escape(judgement.reason));
  const size_t shown = std::min(judgement.offenders.size(), kOffenderLimit);
  for (size_t i = 0; i < shown; ++i) {
    const std::string evidence = evidence_text(judgement.offenders[i].facts);
    text += fmt::format("  - {}{}\n", escape(offender_text(judgement.offenders[i])),
                        evidence.empty() ? "" : " — " + evidence);
  }
  if (shown < judgement.offenders.size())
    text += fmt::format("  - and {} more\n", judgement.offenders.size() - shown);
  if (!judgement.because.empty()) text += fmt::format("\n  {}\n", escape(judgement.because));
  return text;
}

std::string open_case(const CaseResult& result) {
  std::string text =
      fmt::format("### {} {} — {}\n\n", escape(result.name()), label(result), escape(result.title));
  if (!result.verdict.summary.empty()) text += escape(result.verdict.summary) + "\n\n";
  for (const judge::JudgementResult& judgement : result.verdict.judgements) {
    if (is_open(judgement)) text += open_judgement(judgement);
  }
  return text + "\n";
}

/// What cases that passed have left on the cluster.
std::string warnings(const judge::RunResult& result) {
  std::string text;
  for (const CaseResult& each : result.cases) {
    for (const judge::JudgementResult& judgement : each.verdict.judgements) {
      if (!is_warning(each, judgement)) continue;
      if (text.empty()) text = "## Left on the cluster\n\n";
      text += fmt::format("### {}\n\n{}\n", escape(each.name()), open_judgement(judgement));
    }
  }
  return text;
}

std::string row(const CaseResult& result) {
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", escape(result.area),
                     escape(result.name()), result.level, spec::name_of(result.strength),
                     label(result), format_duration(result.elapsed),
                     escape(result.verdict.summary, kCellLimit));
}

}  // namespace

std::string markdown(const ReportInput& input) {
  const judge::RunResult& result = input.result;
  std::string text = "# Seaworthy\n\n" + escape(input.levels.sentence) + "\n\n";
  if (is_simulated(result.run))
    text += "**Simulated accelerators:** this says nothing about real ones.\n\n";
  text += fmt::format("{} — {}  \n{} — run {}\n\n", count_text(result.cases),
                      escape(platform_text(result.run)), escape(suite_text(result.run)),
                      escape(string_at(result.run, "/id")));
  if (!input.mutants.empty()) text += judge::KillRate::of(input.mutants).text() + "\n\n";
  if (std::any_of(result.cases.begin(), result.cases.end(),
                  [](const CaseResult& each) { return !is_quiet(each.verdict.verdict); })) {
    text += "## What did not pass\n\n";
  }
  for (const CaseResult& each : result.cases) {
    if (!is_quiet(each.verdict.verdict)) text += open_case(each);
  }
  text += warnings(result);
  text +=
      "## Every case\n\n| area | case | level | strength | verdict | time | "
      "|\n|---|---|---|---|---|---|---|\n";
  for (const CaseResult& each : result.cases) text += row(each);
  return text;
}

}  // namespace seaworthy::report
