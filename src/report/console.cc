#include "report/console.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "report/words.h"

namespace seaworthy::report {
namespace {

using Ci = ConsoleOptions::Ci;
using judge::Verdict;
using std::chrono::duration_cast;
using std::chrono::milliseconds;

constexpr const char* kClearLine = "\r\x1b[K";
constexpr std::chrono::seconds kRedrawEvery(1);
/// A longer name moves its own line alone.
constexpr size_t kNameWidthMax = 44;
constexpr const char* kSection = "seaworthy_cases";

bool is_open_case(const judge::CaseResult& result) {
  switch (result.verdict.verdict) {
    case Verdict::kFail:
    case Verdict::kInconclusive:
    case Verdict::kError:
      return true;
    case Verdict::kPass:
    case Verdict::kNotApplicable:
    case Verdict::kSkipped:
    case Verdict::kNotRun:
    case Verdict::kPlanned:
      return false;
  }
  return false;
}

}  // namespace

ConsoleOptions ConsoleOptions::detect(const std::function<std::string(const char*)>& variable,
                                      bool is_terminal) {
  ConsoleOptions options;
  if (variable("GITHUB_ACTIONS") == "true") options.ci = Ci::kGitHub;
  if (variable("GITLAB_CI") == "true") options.ci = Ci::kGitLab;
  const std::string term = variable("TERM");
  options.terminal = is_terminal && options.ci == Ci::kNone && !term.empty() && term != "dumb";
  // https://no-color.org: present and not empty, whatever its value
  options.colour = options.terminal && variable("NO_COLOR").empty();
  const std::string columns = variable("COLUMNS");
  std::from_chars(columns.data(), columns.data() + columns.size(), options.width);
  return options;
}

Console::Console(ConsoleOptions options, const Clock& clock, Sink sink)
    : options_(options),
      style_{options.colour, options.ci == Ci::kGitHub},
      clock_(clock),
      sink_(std::move(sink)) {}

Console::~Console() {
  ticker_ = {};
  if (status_shown_) sink_(kClearLine);
}

void Console::run_started(const Json& run, const std::vector<std::string>& names,
                          const std::string& bundle) {
  const std::lock_guard lock(mutex_);
  const size_t cases = names.size();
  began_ = clock_.now();
  all_ = cases;
  for (const std::string& name : names)
    style_.name_width = std::clamp(name.size(), style_.name_width, kNameWidthMax);
  running_ = true;
  line(terminal_text(suite_text(run), style_));
  line(terminal_text(platform_text(run), style_) +
       (is_simulated(run) ? " (simulated accelerators)" : ""));
  line(fmt::format("run {} · {} selected · evidence in {}",
                   terminal_text(string_at(run, "/id"), style_), counted(cases, "case"),
                   terminal_text(bundle, style_)));
  line("");
  begin_group(counted(cases, "case"));
  if (!options_.terminal) return;
  draw_status();
  ticker_ = std::jthread([this](const std::stop_token& stop) { keep_status_fresh(stop); });
}

void Console::case_started(const std::string& name) {
  const std::lock_guard lock(mutex_);
  open_[name] = clock_.now();
  draw_status();
}

void Console::case_finished(const judge::CaseResult& result) {
  const std::lock_guard lock(mutex_);
  open_.erase(result.name());
  ++done_;
  print_case(result);
  draw_status();
}

void Console::run_finished(const judge::RunResult& result, const judge::LevelReport& levels,
                           const std::string& bundle) {
  {
    const std::lock_guard lock(mutex_);
    running_ = false;
    end_group();
    if (options_.ci != Ci::kNone) {
      last_area_.clear();
      for (const judge::CaseResult& each : result.cases) {
        if (is_open_case(each)) print_case(each);
      }
    }
    line("");
    line(count_text(result.cases));
    line(terminal_text(levels.sentence, style_, 4000));
    line("report  " + terminal_text(bundle, style_) + "/report.html");
    line("exit " + std::to_string(levels.exit_code));
  }
  ended_.notify_all();
}

/// Writes one line above the status line.
void Console::line(const std::string& text) {
  sink_((status_shown_ ? kClearLine : "") + text + "\n");
  status_shown_ = false;
}

void Console::print_case(const judge::CaseResult& result) {
  line(case_line(result, result.area != last_area_, style_));
  last_area_ = result.area;
  for (const std::string& detail : detail_lines(result, style_)) line(detail);
}

void Console::begin_group(const std::string& title) {
  const auto now = std::chrono::system_clock::to_time_t(clock_.now());
  switch (options_.ci) {
    case Ci::kNone:
      break;
    case Ci::kGitHub:
      line("::group::" + title);
      break;
    case Ci::kGitLab:
      line(fmt::format("\x1b[0Ksection_start:{}:{}\r\x1b[0K{}", now, kSection, title));
      break;
  }
}

void Console::end_group() {
  const auto now = std::chrono::system_clock::to_time_t(clock_.now());
  switch (options_.ci) {
    case Ci::kNone:
      break;
    case Ci::kGitHub:
      line("::endgroup::");
      break;
    case Ci::kGitLab:
      line(fmt::format("\x1b[0Ksection_end:{}:{}\r\x1b[0K", now, kSection));
      break;
  }
}

void Console::draw_status() {
  if (!options_.terminal || !running_) return;
  const WallTime now = clock_.now();
  std::vector<Running> running;
  for (const auto& [name, since] : open_)
    running.push_back({terminal_text(name, style_, 60), duration_cast<milliseconds>(now - since)});
  sink_(kClearLine + status_line(done_, all_, running, duration_cast<milliseconds>(now - began_),
                                 options_.width));
  status_shown_ = true;
}

void Console::keep_status_fresh(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (running_ && !stop.stop_requested()) {
    ended_.wait_for(lock, stop, kRedrawEvery, [this] { return !running_; });
    draw_status();
  }
}

}  // namespace seaworthy::report
