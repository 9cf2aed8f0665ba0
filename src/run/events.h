#pragma once
// What a run tells while it goes on. Called by many threads: implementations take care of
// themselves.

#include <string>
#include <vector>

#include "judge/result.h"
#include "run/plan.h"

namespace seaworthy::run {

class Events {
 public:
  virtual ~Events() = default;
  virtual void run_started(const Json& run, const std::vector<PlannedCase>& planned) = 0;
  virtual void case_started(const PlannedCase& planned) = 0;
  virtual void case_finished(const PlannedCase& planned, const judge::CaseResult& result) = 0;
};

}  // namespace seaworthy::run
