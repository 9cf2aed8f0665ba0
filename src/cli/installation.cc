#include "cli/installation.h"

#include <fmt/format.h>

#include <cstdlib>

namespace seaworthy::cli {

namespace fs = std::filesystem;

fs::path home() {
  if (const char* named = std::getenv("SEAWORTHY_HOME"); named != nullptr && *named != '\0')
    return named;
  for (fs::path folder = fs::read_symlink("/proc/self/exe").parent_path();
       folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::exists(folder / "suite" / "features.yaml")) return folder;
  }
  throw UsageError(
      "no suite above the binary; name the folder that holds suite/ in SEAWORTHY_HOME, or the "
      "suite by --suite");
}

fs::path suite_folder(const Options& options) {
  return options.suite.empty() ? home() / "suite" : options.suite;
}

spec::Suite load_checked_suite(const fs::path& folder) {
  Diagnostics diagnostics;
  spec::Suite suite = spec::load_suite(folder, diagnostics);
  if (!diagnostics.has_errors()) return suite;
  size_t errors = 0;
  for (const Diagnostic& finding : diagnostics.all()) {
    if (finding.severity != Severity::kError) continue;
    ++errors;
    fmt::print(stderr, "{}", render(finding, ""));
  }
  throw UsageError(fmt::format("{}: {} error{}; `seaworthy lint` shows them with their lines",
                               folder.string(), errors, errors == 1 ? "" : "s"));
}

}  // namespace seaworthy::cli
