#pragma once
// The command line as a value. The only user of CLI11.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "kube/kubeconfig.h"
#include "run/select.h"

namespace seaworthy::cli {

enum class Format { kText, kJson };

struct Options {
  std::string
      command;  ///< "run", "list", …; empty where parsing has answered already (--help, --version)
  std::vector<std::string> words;  ///< positional arguments of the command
  std::vector<std::string> argv;   ///< as given, for run.json

  kube::ConfigSource cluster;
  std::filesystem::path suite;  ///< empty: the one of this installation
  std::filesystem::path state;  ///< of the reference platform
  std::filesystem::path results = "results";
  run::Filter filter;
  std::string profile = "agentic";
  Format format = Format::kText;

  size_t parallel = 8;
  size_t falsify_parallel = 4;
  double patience = 1;  ///< falsify: of the cases' deadlines
  std::chrono::seconds timeout = std::chrono::hours(2);
  std::string image_registry;   ///< where the probe's image was pushed; empty: as imported by the
                                ///< reference platform
  std::filesystem::path rerun;  ///< a bundle whose failed cases to run again
  std::vector<std::string> kinds;  ///< of mutants
  std::filesystem::path evidence;  ///< a bundle to falsify without a cluster
  std::filesystem::path output;
  bool markdown = false;  ///< explain: Markdown as it is
  std::string run_id;     ///< sweep: only this run
  bool dry_run = false;
  bool expired = false;  ///< sweep: only what has expired
  int kwok = 0;          ///< up: simulated nodes besides the two real ones
};

/// Parses the command line. Throws UsageError with the parser's message; prints help or the version
/// itself.
[[nodiscard]] Options parse_options(int argc, char** argv);

/// "bash", "zsh" or "fish" completion of every command and option; throws UsageError for another
/// shell.
[[nodiscard]] std::string completion_script(const std::string& shell);

}  // namespace seaworthy::cli
