// seaworthy: a table of contents.

#include <fmt/format.h>

#include <cstdio>
#include <map>

#include "base/text.h"
#include "cli/command.h"
#include "kube/client.h"

namespace seaworthy::cli {
namespace {

using Command = int (*)(const Options&);

const std::map<std::string, Command>& commands() {
  static const std::map<std::string, Command> table = {
      {"run", run_command_line},    {"falsify", falsify_command},
      {"sweep", sweep_command},     {"list", list_command},
      {"explain", explain_command}, {"plan", plan_command},
      {"lint", lint_command},       {"rbac", rbac_command},
      {"images", images_command},   {"verify", verify_command},
      {"report", report_command},   {"up", platform_command},
      {"status", platform_command}, {"down", platform_command},
      {"version", version_command}, {"completion", completion_command},
  };
  return table;
}

int fail(int exit_code, const std::exception& error) {
  fmt::print(stderr, "{}\n", printable(error.what(), 64 * 1024));
  return exit_code;
}

int run(int argc, char** argv) {
  try {
    const Options options = parse_options(argc, argv);
    return options.command.empty() ? kExitOk : commands().at(options.command)(options);
  } catch (const UsageError& error) {
    return fail(kExitUsage, error);
  } catch (const Cancelled& error) {
    return fail(kExitInterrupted, error);
  } catch (const kube::ApiError& error) {
    fail(kExitError, error);
    if (error.code() == 403)
      fmt::print(stderr, "  the cases need this role: seaworthy rbac | kubectl apply -f -\n");
    return kExitError;
  } catch (const std::exception& error) {
    return fail(kExitError, error);
  }
}

}  // namespace
}  // namespace seaworthy::cli

int main(int argc, char** argv) { return seaworthy::cli::run(argc, argv); }
