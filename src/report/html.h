#pragma once
// report.html: one self-contained file for people. It reads without script; the script only
// filters. Light, dark, print, phone.

#include <string>

#include "report/input.h"

namespace seaworthy::report {

/// Asks input.evidence once a case, so that the evidence of one case at a time is in memory. What
/// it shows of it is bounded: the facts that offenders cite first, then the earliest.
[[nodiscard]] std::string html(const ReportInput& input);

}  // namespace seaworthy::report
