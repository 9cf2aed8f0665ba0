#include "collect/recorder.h"

#include "base/time.h"
#include "collect/redact.h"

namespace seaworthy::collect {

uint64_t Recorder::record(const Place& place, const std::string& kind, const std::string& as,
                          Json data) {
  redact(data);
  const std::lock_guard lock(mutex_);
  spec::Fact fact;
  fact.number = facts_.size() + 1;
  fact.time = format_time(clock_.now());
  fact.role = place.role;
  fact.step = place.step;
  fact.verb = place.verb;
  fact.kind = kind;
  fact.as = as;
  fact.data = std::move(data);
  sink_(fact);
  judge::fold(document_, fact);
  // What no name leads to only a wait is judged by.
  if (fact.as.empty() && fact.kind == spec::kFactResult && fact.verb != "until")
    fact.data = nullptr;
  facts_.push_back(std::move(fact));
  return facts_.back().number;
}

}  // namespace seaworthy::collect
