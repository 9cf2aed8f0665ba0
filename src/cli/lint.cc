#include <fmt/format.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/installation.h"

namespace seaworthy::cli {
namespace {

Json finding_json(const Diagnostic& finding) {
  return {{"severity", finding.severity == Severity::kError ? "error" : "warning"},
          {"code", finding.code},
          {"file", finding.where.file},
          {"line", finding.where.line},
          {"column", finding.where.column},
          {"message", finding.message}};
}

/// The text of the file that a finding is about; display paths end with the path within the suite.
std::string source_of(const spec::Suite& suite, const Diagnostic& finding) {
  for (const auto& [path, text] : suite.files) {
    if (finding.where.file.ends_with(path)) return text;
  }
  return "";
}

}  // namespace

int lint_command(const Options& options) {
  const std::filesystem::path folder =
      options.words.empty() ? suite_folder(options) : std::filesystem::path(options.words.front());
  Diagnostics diagnostics;
  const spec::Suite suite = spec::load_suite(folder, diagnostics);
  diagnostics.sort();
  if (options.format == Format::kJson) {
    Json findings = Json::array();
    for (const Diagnostic& finding : diagnostics.all()) findings.push_back(finding_json(finding));
    fmt::print("{}\n", to_pretty({{"cases", suite.cases.size()},
                                  {"digest", suite.digest},
                                  {"findings", findings}}));
  } else {
    for (const Diagnostic& finding : diagnostics.all())
      fmt::print("{}\n", render(finding, source_of(suite, finding)));
    fmt::print("{}: {}, {}\n", folder.string(), counted(suite.cases.size(), "case"),
               counted(diagnostics.all().size(), "finding"));
  }
  if (suite.cases.empty()) throw UsageError(folder.string() + ": holds no case");
  return diagnostics.has_errors() ? kExitUsage : kExitOk;
}

}  // namespace seaworthy::cli
