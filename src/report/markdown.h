#pragma once
// summary.md, for a pull request or the summary page of a CI job: what blocks first, then every
// case in a table.

#include <string>

#include "report/input.h"

namespace seaworthy::report {

[[nodiscard]] std::string markdown(const ReportInput& input);

}  // namespace seaworthy::report
