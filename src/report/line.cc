#include "report/line.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/time.h"
#include "report/words.h"

namespace seaworthy::report {
namespace {

using judge::CaseResult;
using judge::JudgementResult;
using judge::Verdict;
using Status = JudgementResult::Status;

constexpr size_t kOffendersShown = 10;
constexpr const char* kIndent = "                 ";
constexpr const char* kReset = "\x1b[0m";

const char* colour_of(const CaseResult& result) {
  switch (result.verdict.verdict) {
    case Verdict::kPass:
      return "\x1b[32m";
    case Verdict::kFail:
      return result.strength == spec::Strength::kMust ? "\x1b[1;31m" : "\x1b[33m";
    case Verdict::kInconclusive:
    case Verdict::kError:
      return "\x1b[33m";
    case Verdict::kNotApplicable:
    case Verdict::kSkipped:
    case Verdict::kNotRun:
    case Verdict::kPlanned:
      return "\x1b[2m";
  }
  return "";
}

std::string painted(const CaseResult& result, const std::string& text, const LineStyle& style) {
  return style.colour ? colour_of(result) + text + kReset : text;
}

/// "0.4s" under an hour, "1m40s" and more as format_duration says; whole seconds for what is still
/// counting.
std::string whole_seconds(std::chrono::milliseconds time) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
  return seconds < std::chrono::minutes(1) ? std::to_string(seconds.count()) + "s"
                                           : format_duration(seconds);
}

std::string offender_line(const judge::Offender& offender, const LineStyle& style) {
  const std::string evidence = evidence_text(offender.facts);
  const std::string text = terminal_text(offender_text(offender), style);
  return fmt::format("{}  - {}{}", kIndent, text, evidence.empty() ? "" : "  (" + evidence + ")");
}

void add_judgement(const CaseResult& result, const JudgementResult& judgement,
                   const LineStyle& style, std::vector<std::string>& lines) {
  const std::string id = terminal_text(judgement.id, style);
  if (result.verdict.summary != judgement.id + ": " + judgement.reason) {
    lines.push_back(fmt::format("{}{} {}: {}", kIndent, id, name_of(judgement.status),
                                terminal_text(judgement.reason, style)));
  } else if (!judgement.offenders.empty()) {
    lines.push_back(kIndent + id);  // the line of the case has said the rest
  }
  const size_t shown = std::min(judgement.offenders.size(), kOffendersShown);
  for (size_t i = 0; i < shown; ++i) lines.push_back(offender_line(judgement.offenders[i], style));
  if (shown < judgement.offenders.size()) {
    lines.push_back(fmt::format("{}  and {} more", kIndent, judgement.offenders.size() - shown));
  }
  if (!judgement.because.empty())
    lines.push_back(kIndent + terminal_text(judgement.because, style));
}

/// Whether it says why others could not be judged.
bool is_cause(const JudgementResult& judgement) {
  return judgement.status == Status::kFails || judgement.status == Status::kError;
}

}  // namespace

std::string terminal_text(std::string_view text, const LineStyle& style, size_t limit) {
  std::string line = one_line(text, limit);
  if (!style.github) return line;
  for (const std::string_view command : {"##[", "::"}) {
    for (size_t at = line.find(command); at != std::string::npos; at = line.find(command, at + 2))
      line.insert(at + 1, 1, ' ');
  }
  return line;
}

std::string case_line(const CaseResult& result, bool show_area, const LineStyle& style) {
  const std::string area = show_area ? terminal_text(result.area, style, 40) : "";
  const std::string summary = terminal_text(result.verdict.summary, style);
  const std::string verdict = painted(result, fmt::format("{:<12}", label(result)), style);
  const std::string line =
      fmt::format("  {:<12} {:<{}} {} {:>6}  {}", area, terminal_text(result.name(), style, 120),
                  style.name_width, verdict, format_duration(result.elapsed), summary);
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

std::vector<std::string> detail_lines(const CaseResult& result, const LineStyle& style) {
  std::vector<std::string> lines;
  for (const JudgementResult& judgement : result.verdict.judgements) {
    if (is_warning(result, judgement)) add_judgement(result, judgement, style, lines);
  }
  switch (result.verdict.verdict) {
    case Verdict::kPass:
    case Verdict::kNotApplicable:
    case Verdict::kSkipped:
    case Verdict::kNotRun:
    case Verdict::kPlanned:
      return lines;
    case Verdict::kFail:
    case Verdict::kInconclusive:
    case Verdict::kError:
      break;
  }
  const auto& all = result.verdict.judgements;
  const bool has_cause = std::any_of(all.begin(), all.end(), is_cause);
  size_t unseen = 0;
  for (const JudgementResult& judgement : all) {
    if (has_cause && judgement.status == Status::kUnknown) {
      ++unseen;
    } else if (is_open(judgement)) {
      add_judgement(result, judgement, style, lines);
    }
  }
  if (unseen > 0) {
    lines.push_back(fmt::format("{}{} more could not be judged: what they need was never collected",
                                kIndent, unseen));
  }
  lines.push_back(
      fmt::format("{}→ seaworthy explain {}", kIndent, terminal_text(result.id, style)));
  return lines;
}

std::string status_line(size_t done, size_t all, const std::vector<Running>& running,
                        std::chrono::milliseconds elapsed, size_t width) {
  std::vector<std::string> names;
  for (const Running& each : running) names.push_back(each.name + " " + whole_seconds(each.since));
  std::string line = fmt::format("[{}/{}] {} running", done, all, running.size());
  if (!names.empty()) line += ": " + join(names, ", ");
  line += " · " + whole_seconds(elapsed);
  if (done > 0 && done < all) {
    line += ", about " +
            whole_seconds(elapsed * static_cast<int64_t>(all - done) / static_cast<int64_t>(done)) +
            " left";
  }
  if (line.size() <= width) return line;
  size_t end = width > 1 ? width - 1 : 0;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end) + "…";
}

}  // namespace seaworthy::report
