#pragma once
// One case from its first step to its verdict.

#include <chrono>

#include "judge/judge.h"
#include "judge/result.h"
#include "run/plan.h"

namespace seaworthy::run {

class Execution {
 public:
  /// All references must outlive it.
  Execution(collect::Environment& environment, const PlannedCase& planned,
            const std::vector<spec::Vendor>& vendors, collect::FactSink sink);

  /// The steps. An interrupt ends them; what was seen until then is kept.
  void work(const Context& context);
  /// The cleanup, interrupted or not, at most two minutes each: first of what is in the way of
  /// others, then of the rest.
  void release();
  void settle();
  /// The verdict of what was collected, and the result without the place of its evidence.
  [[nodiscard]] judge::CaseResult result() const;
  /// What was collected, for judging it again.
  [[nodiscard]] const spec::Evidence& facts() const { return collector_.facts(); }
  [[nodiscard]] const Json& document() const { return collector_.document(); }

 private:
  const PlannedCase& planned_;
  const std::vector<spec::Vendor>& vendors_;
  const text::Programs& programs_;
  const Clock& clock_;
  collect::Collector collector_;
  std::string started_;
  std::chrono::milliseconds elapsed_{};
};

}  // namespace seaworthy::run
