#pragma once
// Names of evidence: each is left by one step, and an expression that starts with a name must start
// with one that exists. Private to spec/.

#include "base/diagnostics.h"
#include "spec/case.h"

namespace seaworthy::spec {

/// Checks the names that steps leave, and the first field of every expression on the whole
/// document: `.held.events[]` reads `held`. A misspelt name would yield null, and `.hled.events[]?`
/// would find no offender ever.
void check_evidence_names(const Case& value, Diagnostics& diagnostics);

}  // namespace seaworthy::spec
