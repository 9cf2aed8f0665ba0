#include "run/execution.h"

#include "base/time.h"

namespace seaworthy::run {

Execution::Execution(collect::Environment& environment, const PlannedCase& planned,
                     const std::vector<spec::Vendor>& vendors, collect::FactSink sink)
    : planned_(planned),
      vendors_(vendors),
      programs_(environment.programs),
      clock_(environment.clock),
      collector_(environment, *planned.test, planned.preparation, std::move(sink)) {}

void Execution::work(const Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  started_ = format_time(clock_.now());
  collector_.run_steps(context);
  elapsed_ = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
}

void Execution::release() { collector_.release(Context{}.within(std::chrono::minutes(2))); }

void Execution::settle() { collector_.clean_up(Context{}.within(std::chrono::minutes(2))); }

judge::CaseResult Execution::result() const {
  judge::CaseResult result = planned_.blank_result();
  result.verdict = judge::Judge(*planned_.test, vendors_, programs_).verdict(facts(), document());
  result.elapsed = elapsed_;
  result.started = started_;
  return result;
}

}  // namespace seaworthy::run
