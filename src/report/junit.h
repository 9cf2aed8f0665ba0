#pragma once
// seaworthy-junit.xml, for CI systems: a suite an area, a test a case. Never named junit.xml, which
// CNCF's validator reserves.
//
// fail is <failure> (type MUST or SHOULD); error and inconclusive are <error>, because nobody saw
// whether the platform is wrong; not-applicable, skipped, not-run and planned are <skipped> with
// the reason. schemas/junit.xsd describes the dialect.

#include <string>

#include "report/input.h"

namespace seaworthy::report {

[[nodiscard]] std::string junit(const ReportInput& input);

}  // namespace seaworthy::report
