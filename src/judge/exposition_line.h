#pragma once
// One line of an exposition. Private to the parser of expositions.

#include <string>
#include <string_view>

#include "judge/exposition.h"

namespace seaworthy::judge {

/// Thrown for a line that cannot be read.
struct BadLine {
  size_t column = 0;
  std::string problem;
};

struct MetricLine {
  enum class Kind { kNothing, kHelp, kType, kUnit, kEnd, kSample };
  Kind kind = Kind::kNothing;
  std::string name;     ///< of HELP, TYPE and UNIT
  std::string text;     ///< of HELP, TYPE and UNIT
  MetricSample sample;  ///< of kSample, without its line
};

/// `line` is without its end. Throws BadLine.
[[nodiscard]] MetricLine parse_metric_line(std::string_view line, ExpositionFormat format);

/// A number as expositions write it: 1, -2.5e3, +Inf, NaN; nothing for anything else.
[[nodiscard]] std::optional<double> parse_metric_number(std::string_view text);

/// Text from an exposition, fit for a message: short, printable, in backquotes.
[[nodiscard]] std::string quoted_exposition(std::string_view text);

}  // namespace seaworthy::judge
