#include <fmt/format.h>

#include "base/text.h"
#include "cli/command.h"
#include "store/bundle.h"

namespace seaworthy::cli {

int verify_command(const Options& options) {
  const store::Verification verification = store::verify(options.words.front());
  if (options.format == Format::kJson) {
    fmt::print("{}\n", to_pretty({{"files", verification.files},
                                  {"verdicts", verification.verdicts},
                                  {"findings", verification.findings}}));
  } else {
    for (const std::string& finding : verification.findings) fmt::print("{}\n", printable(finding));
    fmt::print("{}: {} files, {} verdicts derived again, {} finding{}\n", options.words.front(),
               verification.files, verification.verdicts, verification.findings.size(),
               verification.findings.size() == 1 ? "" : "s");
  }
  return verification.findings.empty() ? kExitOk : kExitFailed;
}

}  // namespace seaworthy::cli
