#pragma once
// Which cases a command is about: --area, --level, --select, everywhere with the same meaning.

#include <optional>
#include <string>
#include <vector>

#include "spec/suite.h"

namespace seaworthy::run {

struct Filter {
  std::vector<std::string> areas;  ///< any of these; empty: all
  std::optional<int> level;        ///< cases that count at this level or below
  std::vector<std::string> globs;  ///< ids that match any of these; empty: all

  /// Whether it leaves nothing out but what a level leaves out: only such a run can certify.
  [[nodiscard]] bool is_whole_level() const { return areas.empty() && globs.empty(); }
};

/// The selected cases in the suite's order. Throws UsageError where that is none: it names the
/// areas or the nearest id there are.
[[nodiscard]] std::vector<const spec::Case*> select(const spec::Suite& suite, const Filter& filter);

}  // namespace seaworthy::run
