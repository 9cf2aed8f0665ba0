#pragma once
// Waits between attempts: each twice as long as the last, up to a bound. Not thread-safe; each loop
// has its own.

#include "base/context.h"

namespace seaworthy::kube {

class Backoff {
 public:
  explicit Backoff(Duration first = std::chrono::milliseconds(100),
                   Duration longest = std::chrono::seconds(5))
      : first_(first), longest_(longest), next_(first) {}

  /// Waits the next time, or `at_least` where that is longer. Returns false without waiting where
  /// the deadline would come first; throws Cancelled at once when stopped.
  bool wait(const Context& context, Duration at_least = Duration::zero());
  /// An attempt succeeded: the next wait is short again.
  void reset() { next_ = first_; }

 private:
  const Duration first_, longest_;
  Duration next_;
};

}  // namespace seaworthy::kube
