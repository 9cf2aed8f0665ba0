#pragma once
// What the tests of this folder share.

#include <string>
#include <vector>

#include "spec/suite.h"

namespace seaworthy::spec {

/// A small case without a finding. Tests append to it: its last block is `mutants`.
inline constexpr const char* kYamlCase = R"(id: example
title: An example
item: A
area: basic
level: 0
requirement: MUST
observe:
  - list: {kind: Pod, as: pods}
judge:
  - {id: some, that: '.pods.objects != []'}
mutants:
  - {id: none-left, evidence: '.pods.objects = []', fails: some}
)";

/// "PLACE: MESSAGE" of each diagnostic.
[[nodiscard]] inline std::vector<std::string> findings(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& finding : diagnostics.all()) {
    out.push_back(finding.where.text() + ": " +
                  (finding.severity == Severity::kWarning ? "warning: " : "") + finding.message);
  }
  return out;
}

/// The findings of a suite of these files.
[[nodiscard]] inline std::vector<std::string> findings_of(
    std::map<std::string, std::string> files) {
  Diagnostics diagnostics;
  (void)load_suite(std::move(files), "", diagnostics);
  return findings(diagnostics);
}

/// kYamlCase with `from` replaced by `to`.
[[nodiscard]] inline std::string edited(const std::string& from, const std::string& to) {
  std::string text = kYamlCase;
  const size_t at = text.find(from);
  if (at == std::string::npos) throw Error("the example does not hold " + from);
  return text.replace(at, from.size(), to);
}

}  // namespace seaworthy::spec
