#include <fmt/format.h>

#include "cli/command.h"
#include "cli/installation.h"

namespace seaworthy::cli {

int list_command(const Options& options) {
  const spec::Suite suite = load_checked_suite(suite_folder(options));
  Json cases = Json::array();
  for (const spec::Case* test : run::select(suite, options.filter)) {
    if (options.format == Format::kText) {
      fmt::print("{:<10} {:<26} L{} {:<6} {}\n", test->area, test->id, test->level,
                 spec::name_of(test->strength), test->title);
    }
    cases.push_back({{"id", test->id},
                     {"area", test->area},
                     {"level", test->level},
                     {"requirement", spec::name_of(test->strength)},
                     {"title", test->title},
                     {"item", test->item},
                     {"cncf", test->cncf},
                     {"mutants", test->mutants.size()},
                     {"digest", suite.digest_of(*test)}});
  }
  if (options.format == Format::kJson)
    fmt::print("{}\n", to_pretty({{"suite", suite.digest}, {"cases", cases}}));
  return kExitOk;
}

}  // namespace seaworthy::cli
