#include "judge/replay_record.h"

namespace seaworthy::judge {

std::vector<MutantResult> current_replays(const Json& record, const spec::Suite& suite) {
  std::vector<MutantResult> replays;
  for (const Json& recorded : record.value("mutants", Json::array())) {
    MutantResult replay = MutantResult::from_json(recorded);
    const std::string id = replay.case_name.substr(0, replay.case_name.find('['));
    const spec::Case* test = suite.find(id);
    if (test != nullptr && string_at(record, "/cases/" + id + "/digest") == suite.digest_of(*test))
      replays.push_back(std::move(replay));
  }
  return replays;
}

}  // namespace seaworthy::judge
