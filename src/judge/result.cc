#include "judge/result.h"

namespace seaworthy::judge {

std::string CaseResult::name() const { return instance.empty() ? id : id + "[" + instance + "]"; }

Json CaseResult::json() const {
  Json value = verdict.json();
  value["id"] = id;
  value["title"] = title;
  value["item"] = item;
  value["area"] = area;
  value["instance"] = instance;
  value["level"] = level;
  value["requirement"] = spec::name_of(strength);
  value["cncf"] = cncf;
  value["elapsed_ms"] = elapsed.count();
  value["started"] = started;
  value["evidence"] = evidence;
  return value;
}

CaseResult CaseResult::from_json(const Json& value) {
  try {
    CaseResult result;
    result.verdict = CaseVerdict::from_json(value);
    result.id = value.at("id").get<std::string>();
    result.title = value.at("title").get<std::string>();
    result.item = value.at("item").get<std::string>();
    result.area = value.at("area").get<std::string>();
    result.instance = value.at("instance").get<std::string>();
    result.level = value.at("level").get<int>();
    const auto requirement = value.at("requirement").get<std::string>();
    if (requirement == spec::name_of(spec::Strength::kShould)) {
      result.strength = spec::Strength::kShould;
    } else if (requirement != spec::name_of(spec::Strength::kMust)) {
      throw UsageError("unknown requirement `" + requirement + "`");
    }
    result.cncf = value.at("cncf").get<std::string>();
    result.elapsed = std::chrono::milliseconds(value.at("elapsed_ms").get<int64_t>());
    result.started = value.at("started").get<std::string>();
    result.evidence = value.at("evidence").get<std::string>();
    return result;
  } catch (const Json::exception& error) {
    throw UsageError("not the result of a case: " + std::string(error.what()));
  }
}

Json RunResult::json() const {
  Json list = Json::array();
  for (const CaseResult& result : cases) list.push_back(result.json());
  return {{"run", run}, {"cases", std::move(list)}};
}

RunResult RunResult::from_json(const Json& value) {
  try {
    RunResult result;
    result.run = value.at("run");
    for (const Json& entry : value.at("cases")) {
      result.cases.push_back(CaseResult::from_json(entry));
    }
    return result;
  } catch (const Json::exception& error) {
    throw UsageError("not a report: " + std::string(error.what()));
  }
}

}  // namespace seaworthy::judge
