#pragma once
// Where the parts that are not in the binary are: the suite and the reference platform.

#include <filesystem>

#include "cli/options.h"
#include "spec/suite.h"

namespace seaworthy::cli {

/// $SEAWORTHY_HOME, or the nearest folder above the binary that holds suite/features.yaml. Throws
/// UsageError where there is none.
[[nodiscard]] std::filesystem::path home();

/// The suite of --suite, or of the installation.
[[nodiscard]] std::filesystem::path suite_folder(const Options& options);

/// The suite, loaded. Findings go to stderr; throws UsageError where one is an error.
[[nodiscard]] spec::Suite load_checked_suite(const std::filesystem::path& folder);

}  // namespace seaworthy::cli
