#include "kube/backoff.h"

#include <algorithm>

namespace seaworthy::kube {

bool Backoff::wait(const Context& context, Duration at_least) {
  const SteadyTime end = std::chrono::steady_clock::now() + std::max(next_, at_least);
  next_ = std::min(next_ * 2, longest_);
  if (end >= context.deadline) return false;
  Context{context.stop, end}.wait_for_end();
  if (context.stop.stop_requested()) throw Cancelled("waiting for the API server: interrupted");
  return true;
}

}  // namespace seaworthy::kube
