#pragma once
// The files that a bundle's reports are.

#include <map>
#include <string>
#include <vector>

#include "report/input.h"

namespace seaworthy::cli {

/// report.json, report.html, summary.md and seaworthy-junit.xml: name -> bytes.
[[nodiscard]] std::map<std::string, std::string> all_reports(const report::ReportInput& input);

/// The outcome of every mutant as docs/falsify.json of the installation publishes it, of the cases
/// that have not changed since; empty where it is not there.
[[nodiscard]] std::vector<judge::MutantResult> published_mutants(const spec::Suite& suite);

}  // namespace seaworthy::cli
