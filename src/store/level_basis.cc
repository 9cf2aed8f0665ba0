#include "store/bundle.h"

namespace seaworthy::store {

Json LevelBasis::json() const { return {{"profile", profile}, {"asked", asked}, {"past", past}}; }

LevelBasis LevelBasis::from_json(const Json& value) {
  try {
    return {value.at("profile").get<std::string>(), value.at("asked").get<int>(),
            value.at("past").get<std::vector<judge::PastRun>>()};
  } catch (const Json::exception& error) {
    throw UsageError("not what levels are decided with: " + std::string(error.what()));
  }
}

}  // namespace seaworthy::store
