#include "run/rbac.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/installation.h"

namespace seaworthy::cli {

int rbac_command(const Options& options) {
  const spec::Suite suite = load_checked_suite(suite_folder(options));
  const std::vector<const spec::Case*> cases = run::select(suite, options.filter);
  fmt::print("# The least that a run of {} of suite {} needs. Bind it to who runs them.\n{}",
             counted(cases.size(), "case"), suite.digest.substr(0, 6),
             run::cluster_role("seaworthy", run::permissions_of(suite, cases)));
  return kExitOk;
}

}  // namespace seaworthy::cli
