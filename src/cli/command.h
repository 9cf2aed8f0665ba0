#pragma once
// The commands: one file each, in main's table. Each returns the exit code (design "verdicts", Exit
// codes) and throws Error for what ends it; main prints the message.

#include "cli/options.h"

namespace seaworthy::cli {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitError = 3;
inline constexpr int kExitInterrupted = 130;

int run_command_line(const Options& options);  ///< `run`
int falsify_command(const Options& options);
int sweep_command(const Options& options);
int list_command(const Options& options);
int explain_command(const Options& options);
int plan_command(const Options& options);
int lint_command(const Options& options);
int rbac_command(const Options& options);
int images_command(const Options& options);
int verify_command(const Options& options);
int report_command(const Options& options);
int platform_command(const Options& options);  ///< `up`, `status`, `down`
int version_command(const Options& options);
int completion_command(const Options& options);

}  // namespace seaworthy::cli
