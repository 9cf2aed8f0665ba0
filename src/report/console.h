#pragma once
// What a run shows while it goes on: a line a case when it ends, and on a terminal one status line
// below. In a CI system the same lines without cursor movement, folded into a group of that system,
// and what did not pass again at the end. Thread-safe: cases end on many threads.

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "base/clock.h"
#include "report/line.h"

namespace seaworthy::report {

struct ConsoleOptions {
  enum class Ci { kNone, kGitHub, kGitLab };
  bool terminal =
      false;  ///< the output is a terminal that can move its cursor: show the status line
  bool colour = false;
  Ci ci = Ci::kNone;
  size_t width = 80;  ///< of the terminal, in characters

  /// From the environment: NO_COLOR, TERM, GITHUB_ACTIONS, GITLAB_CI, COLUMNS. `variable` gives ""
  /// for what is not set.
  [[nodiscard]] static ConsoleOptions detect(
      const std::function<std::string(const char*)>& variable, bool is_terminal);
};

class Console {
 public:
  using Sink = std::function<void(std::string_view)>;

  /// `clock` must outlive the console; `sink` is called with whole pieces of output, never by two
  /// threads at once.
  Console(ConsoleOptions options, const Clock& clock, Sink sink);
  /// Clears the status line of a run that did not finish.
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  /// `names` are those of the cases that will run; `bundle` is the folder of the evidence.
  void run_started(const Json& run, const std::vector<std::string>& names,
                   const std::string& bundle);
  void case_started(const std::string& name);
  void case_finished(const judge::CaseResult& result);
  /// `bundle`: where report.html lies.
  void run_finished(const judge::RunResult& result, const judge::LevelReport& levels,
                    const std::string& bundle);

 private:
  void line(const std::string& text);
  void print_case(const judge::CaseResult& result);
  void begin_group(const std::string& title);
  void end_group();
  void draw_status();
  void keep_status_fresh(const std::stop_token& stop);

  const ConsoleOptions options_;
  LineStyle style_;
  const Clock& clock_;
  const Sink sink_;

  std::mutex mutex_;
  std::condition_variable_any ended_;
  bool running_ = false;       ///< between run_started and run_finished
  bool status_shown_ = false;  ///< the cursor stands at the end of a status line
  size_t done_ = 0, all_ = 0;
  std::string last_area_;
  WallTime began_;
  std::map<std::string, WallTime> open_;  ///< the cases that run now
  std::jthread ticker_;  ///< redraws the status line each second; last, so that it ends first
};

}  // namespace seaworthy::report
