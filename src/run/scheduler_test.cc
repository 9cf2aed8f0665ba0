#include "run/scheduler.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <mutex>

namespace seaworthy::run {
namespace {

/// Counts how many are inside at once, and the most there ever were.
struct Gauge {
  std::atomic<int> now{0};
  std::atomic<int> most{0};
  void enter() {
    const int inside = ++now;
    int seen = most;
    while (inside > seen && !most.compare_exchange_weak(seen, inside)) {
    }
  }
  void leave() { --now; }
};

TEST(Scheduler, RunsIndependentTasksSideBySide) {
  // Each waits for the other: one after the other they would never end.
  std::latch both(2);
  const Task task{{}, false, [&] { both.arrive_and_wait(); }, nullptr, nullptr};
  run_tasks({task, task}, 2, {});
  EXPECT_TRUE(both.try_wait());
}

TEST(Scheduler, NeverRunsTwoTasksWithOneLock) {
  Gauge gauge;
  const auto work = [&] {
    gauge.enter();
    std::this_thread::yield();
    gauge.leave();
  };
  const std::vector<Task> tasks(20, Task{{"accelerators"}, false, work, work, nullptr});
  run_tasks(tasks, 8, {});
  EXPECT_EQ(gauge.most, 1);
}

TEST(Scheduler, RunsADisruptiveTaskAlone) {
  Gauge gauge;
  std::atomic<int> inside_with_disruptive{0};
  const auto ordinary = [&] {
    gauge.enter();
    std::this_thread::yield();
    gauge.leave();
  };
  std::vector<Task> tasks(10, Task{{}, false, ordinary, nullptr, nullptr});
  tasks.insert(
      tasks.begin() + 5,
      Task{{}, true, [&] { inside_with_disruptive = gauge.now.load(); }, nullptr, nullptr});
  run_tasks(tasks, 4, {});
  EXPECT_EQ(inside_with_disruptive, 0);
}

TEST(Scheduler, ReleasingDoesNotCountAgainstTheLimit) {
  std::latch second_worked(1);
  const Task first{{}, false, [] {}, [&] { second_worked.wait(); }, nullptr};
  const Task second{{}, false, [&] { second_worked.count_down(); }, nullptr, nullptr};
  run_tasks({first, second}, 1, {});
  EXPECT_TRUE(second_worked.try_wait());
}

TEST(Scheduler, SettlingHoldsNoLock) {
  std::latch second_worked(1);
  const Task first{{"accelerators"}, false, [] {}, nullptr, [&] { second_worked.wait(); }};
  const Task second{{"accelerators"}, false, [&] { second_worked.count_down(); }, nullptr, nullptr};
  run_tasks({first, second}, 1, {});
  EXPECT_TRUE(second_worked.try_wait());
}

TEST(Scheduler, ADisruptiveTaskIsAloneUntilItHasSettled) {
  std::atomic<bool> settled{false};
  bool seen = false;
  const Task first{{},
                   true,
                   [] {},
                   nullptr,
                   [&] {
                     std::this_thread::yield();
                     settled = true;
                   }};
  const Task second{{}, false, [&] { seen = settled; }, nullptr, nullptr};
  run_tasks({first, second}, 2, {});
  EXPECT_TRUE(seen);
}

TEST(Scheduler, StartsNothingAfterAStop) {
  std::stop_source source;
  int ran = 0;
  const Task task{{},
                  false,
                  [&] {
                    ++ran;
                    source.request_stop();
                  },
                  nullptr,
                  nullptr};
  run_tasks({task, task, task}, 1, source.get_token());
  EXPECT_EQ(ran, 1);
}

}  // namespace
}  // namespace seaworthy::run
