#pragma once
// The wall clock behind an interface, so that tests of reports and evidence have fixed times.

#include "base/time.h"

namespace seaworthy {

/// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual WallTime now() const = 0;
};

class RealClock final : public Clock {
 public:
  [[nodiscard]] WallTime now() const override { return std::chrono::system_clock::now(); }
};

}  // namespace seaworthy
