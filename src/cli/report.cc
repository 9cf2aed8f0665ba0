#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/reports.h"
#include "store/bundle.h"

namespace seaworthy::cli {

namespace fs = std::filesystem;

// The levels are those that were decided at the run: they looked at the history of that day.
int report_command(const Options& options) {
  const store::Bundle bundle = store::read_bundle(options.words.front());
  const Json recorded = json_of(read_file(bundle.path / "report.json"));
  const judge::LevelReport levels = judge::LevelReport::from_json(recorded);
  const report::ReportInput input{
      bundle.result, levels, bundle.suite,
      [&](const judge::CaseResult& result) { return bundle.evidence(result); },
      judge::mutants_from(recorded.value("/falsification/mutants"_json_pointer, Json::array()))};
  fs::create_directories(options.output);
  for (const auto& [name, bytes] : all_reports(input)) {
    write_file(options.output / name, bytes);
    fmt::print("{}\n", printable((options.output / name).string()));
  }
  return kExitOk;
}

}  // namespace seaworthy::cli
