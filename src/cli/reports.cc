#include "cli/reports.h"

#include "base/file.h"
#include "cli/installation.h"
#include "judge/replay_record.h"
#include "report/html.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/markdown.h"

namespace seaworthy::cli {

std::map<std::string, std::string> all_reports(const report::ReportInput& input) {
  return {{"report.json", report::json(input)},
          {"report.html", report::html(input)},
          {"summary.md", report::markdown(input)},
          {"seaworthy-junit.xml", report::junit(input)}};
}

std::vector<judge::MutantResult> published_mutants(const spec::Suite& suite) {
  const std::filesystem::path file = home() / "docs" / "falsify.json";
  if (!std::filesystem::exists(file)) return {};
  const Json published = json_or_discarded(read_file(file));
  if (!published.is_object()) return {};
  return judge::current_replays(published, suite);
}

}  // namespace seaworthy::cli
