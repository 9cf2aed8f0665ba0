#pragma once
// How long a blocking call may take and what can end it early. Every blocking function takes one; a
// Context is a value and may be copied into other threads.

#include <chrono>
#include <stop_token>

#include "base/error.h"

namespace seaworthy {

using SteadyTime = std::chrono::steady_clock::time_point;
using Duration = std::chrono::milliseconds;

struct Context {
  std::stop_token stop;
  SteadyTime deadline = SteadyTime::max();

  /// The same stop token with the earlier of this deadline and now + `limit`.
  [[nodiscard]] Context within(Duration limit) const {
    const SteadyTime end = std::chrono::steady_clock::now() + limit;
    return {stop, end < deadline ? end : deadline};
  }
  [[nodiscard]] bool expired() const { return std::chrono::steady_clock::now() >= deadline; }
  /// Blocks until the deadline has passed or a stop is requested: for waits that nothing notifies.
  void wait_for_end() const;
  /// Throws Cancelled or TimedOut where the work must not go on. `what` names the work.
  void check(const char* what) const {
    if (stop.stop_requested()) throw Cancelled(std::string(what) + ": interrupted");
    if (expired()) throw TimedOut(std::string(what) + ": deadline passed");
  }
};

}  // namespace seaworthy
