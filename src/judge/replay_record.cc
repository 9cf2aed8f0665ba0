#include "judge/replay_record.h"

#include <set>

namespace seaworthy::judge {

std::vector<MutantResult> current_replays(const Json& record, const spec::Suite& suite) {
  std::set<std::string> unchanged;
  for (const spec::Case& test : suite.cases) {
    if (string_at(record, "/cases/" + test.id + "/digest") == suite.digest_of(test))
      unchanged.insert(test.id);
  }
  std::vector<MutantResult> replays = mutants_from(record.value("mutants", Json::array()));
  std::erase_if(replays,
                [&](const MutantResult& replay) { return unchanged.count(replay.case_id()) == 0; });
  return replays;
}

}  // namespace seaworthy::judge
