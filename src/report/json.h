#pragma once
// report.json, the report for machines. Its schema is schemas/report.schema.json.

#include <string>

#include "report/input.h"

namespace seaworthy::report {

/// {format, run, cases, levels, exit_code, sentence, profile, falsification: {bites, survived,
/// wrong_reason, void, mutants}}
[[nodiscard]] std::string json(const ReportInput& input);

}  // namespace seaworthy::report
