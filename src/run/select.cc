#include "run/select.h"

#include <algorithm>
#include <set>

#include "base/diagnostics.h"
#include "base/text.h"

namespace seaworthy::run {
namespace {

bool is_selected(const spec::Case& test, const Filter& filter) {
  if (filter.level && test.level > *filter.level) return false;
  if (!filter.areas.empty() &&
      std::find(filter.areas.begin(), filter.areas.end(), test.area) == filter.areas.end())
    return false;
  return filter.globs.empty() ||
         std::any_of(filter.globs.begin(), filter.globs.end(),
                     [&](const std::string& glob) { return glob_match(glob, test.id); });
}

/// A misspelt area or id selects nothing; left alone, a run of the other cases would look complete.
void require_known(const spec::Suite& suite, const Filter& filter) {
  std::set<std::string> areas;
  std::vector<std::string> ids;
  for (const spec::Case& test : suite.cases) {
    areas.insert(test.area);
    ids.push_back(test.id);
  }
  const std::vector<std::string> known(areas.begin(), areas.end());
  for (const std::string& area : filter.areas) {
    if (areas.count(area) != 0) continue;
    const std::string near = did_you_mean(area, known);
    throw UsageError(
        "--area " + area + ": no such area; " +
        (near.empty() ? "there are " + join(known, ", ") : "did you mean `" + near + "`?"));
  }
  for (const std::string& glob : filter.globs) {
    if (std::any_of(ids.begin(), ids.end(),
                    [&](const std::string& id) { return glob_match(glob, id); }))
      continue;
    const std::string near = did_you_mean(glob, ids);
    throw UsageError(
        "--select " + glob + ": no case matches; " +
        (near.empty() ? "`seaworthy list` shows them all" : "did you mean `" + near + "`?"));
  }
}

}  // namespace

std::vector<const spec::Case*> select(const spec::Suite& suite, const Filter& filter) {
  require_known(suite, filter);
  std::vector<const spec::Case*> selected;
  for (const spec::Case& test : suite.cases) {
    if (is_selected(test, filter)) selected.push_back(&test);
  }
  if (selected.empty())
    throw UsageError("no case is selected by these filters; `seaworthy list` shows what there is");
  return selected;
}

}  // namespace seaworthy::run
