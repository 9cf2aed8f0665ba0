#pragma once
// The lines of the console, as pure functions: what is printed, and never whether or when.

#include <chrono>
#include <string>
#include <vector>

#include "judge/levels.h"
#include "judge/result.h"

namespace seaworthy::report {

struct LineStyle {
  bool colour = false;
  /// GitHub reads commands out of a job's output wherever `##[` stands, or `::` begins a line: text
  /// from a cluster must not hold one.
  bool github = false;
  size_t name_width = 26;  ///< of the column of case names, in characters
};

/// "  dra          dra-attributes            pass     0.4s  64 devices"; `area` is left blank where
/// `show_area` is false.
[[nodiscard]] std::string case_line(const judge::CaseResult& result, bool show_area,
                                    const LineStyle& style);

/// Under a case that is not green: each open judgement, its offenders with their evidence, why it
/// matters, where to read on. Under a green one: what it left on the cluster.
[[nodiscard]] std::vector<std::string> detail_lines(const judge::CaseResult& result,
                                                    const LineStyle& style);

/// What a case that is running now is shown as.
struct Running {
  std::string name;
  std::chrono::milliseconds since{};
};
/// "[18/29] 2 running: egress-restricted 12s, trace-chain 3s · 1m40s, about 50s left", cut to
/// `width` characters. The rest is estimated from the mean of what is done, and left out before the
/// first case ended.
[[nodiscard]] std::string status_line(size_t done, size_t all, const std::vector<Running>& running,
                                      std::chrono::milliseconds elapsed, size_t width);

/// Text from a cluster on one line of a terminal or a CI log.
[[nodiscard]] std::string terminal_text(std::string_view text, const LineStyle& style,
                                        size_t limit = 400);

}  // namespace seaworthy::report
