#include "kube/backoff.h"

#include <gtest/gtest.h>

#include <thread>

namespace seaworthy::kube {
namespace {

using namespace std::chrono_literals;  // NOLINT
using Steady = std::chrono::steady_clock;

Duration time_of_wait(Backoff& backoff, Duration at_least = 0ms) {
  const auto start = Steady::now();
  EXPECT_TRUE(backoff.wait({}, at_least));
  return std::chrono::duration_cast<Duration>(Steady::now() - start);
}

TEST(Backoff, DoublesUpToItsBound) {
  Backoff backoff(10ms, 20ms);
  EXPECT_GE(time_of_wait(backoff), 10ms);
  EXPECT_GE(time_of_wait(backoff), 20ms);
  EXPECT_GE(time_of_wait(backoff), 20ms);
}

TEST(Backoff, HonoursWhatTheServerAsksFor) {
  Backoff backoff(1ms);
  EXPECT_GE(time_of_wait(backoff, 30ms), 30ms);
}

TEST(Backoff, DoesNotWaitForADeadlineThatComesFirst) {
  Backoff backoff(1h, 1h);
  EXPECT_FALSE(backoff.wait(Context{}.within(10s)));
}

TEST(Backoff, EndsWhenStopped) {
  std::stop_source stop;
  Backoff backoff(1h, 1h);
  std::jthread stopper([&stop] { stop.request_stop(); });
  EXPECT_THROW(backoff.wait({stop.get_token(), SteadyTime::max()}), Cancelled);
}

}  // namespace
}  // namespace seaworthy::kube
