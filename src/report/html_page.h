#pragma once
// The page of report.html as a Mustache template with its style and script; html.cc has the values.
// Internal to report/.

namespace seaworthy::report {

extern const char* const kPage;
extern const char* const kStyle;
extern const char* const kScript;

}  // namespace seaworthy::report
