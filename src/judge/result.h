#pragma once
// A finished run as a plain value: what reports are made from.

#include <chrono>
#include <string>
#include <vector>

#include "judge/verdict.h"
#include "spec/case.h"

namespace seaworthy::judge {

struct CaseResult {
  std::string id, title, item, area;
  std::string instance;  ///< of a matrix, e.g. "kueue"; empty for a case without one
  int level = 0;
  spec::Strength strength = spec::Strength::kMust;
  std::string cncf;
  CaseVerdict verdict;
  std::chrono::milliseconds elapsed{};
  std::string started;   ///< RFC 3339
  std::string evidence;  ///< path of its evidence.jsonl within the bundle, or empty

  /// "gang-all-or-nothing" or "gang-all-or-nothing[kueue]".
  [[nodiscard]] std::string name() const;
  [[nodiscard]] Json json() const;
  [[nodiscard]] static CaseResult from_json(const Json& value);
};

struct RunResult {
  Json run;  ///< the contents of run.json
  std::vector<CaseResult> cases;

  [[nodiscard]] Json json() const;
  [[nodiscard]] static RunResult from_json(const Json& value);
};

}  // namespace seaworthy::judge
