#pragma once
// Runs tasks side by side: those that share a lock one after the other, a disruptive one alone.

#include <functional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace seaworthy::run {

struct Task {
  std::set<std::string> locks;
  bool alone = false;
  std::function<void()> work;     ///< counts against the limit
  std::function<void()> release;  ///< after it: holds the locks, does not count
  std::function<void()> settle;   ///< after that: does neither; waits for deletions
};

/// Runs the tasks in order as far as locks and `limit` allow; a task that cannot start yet is
/// overtaken. Returns when all that were started have settled. After a stop nothing more is
/// started. Tasks must not throw.
void run_tasks(const std::vector<Task>& tasks, size_t limit, std::stop_token stop);

}  // namespace seaworthy::run
