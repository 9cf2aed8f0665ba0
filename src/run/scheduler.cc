#include "run/scheduler.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace seaworthy::run {
namespace {

/// Threads that settle are cheap, but not free.
constexpr size_t kMaxThreads = 64;

class Scheduler {
 public:
  Scheduler(const std::vector<Task>& tasks, size_t limit)
      : tasks_(tasks), limit_(limit), started_(tasks.size()) {}

  void run(std::stop_token stop) {
    std::vector<std::jthread> threads;
    std::unique_lock lock(mutex_);
    while (!all_started() && !stop.stop_requested()) {
      const size_t next = next_ready();
      if (next == tasks_.size()) {
        changed_.wait(lock, stop, [&] { return next_ready() != tasks_.size(); });
        continue;
      }
      start(next);
      threads.emplace_back([this, next] { execute(next); });
    }
    lock.unlock();
    threads.clear();  // joins
  }

 private:
  bool all_started() const {
    return std::all_of(started_.begin(), started_.end(), [](bool b) { return b; });
  }

  bool is_ready(const Task& task) const {
    if (working_ == limit_ || alive_ == kMaxThreads || exclusive_) return false;
    if (task.alone && alive_ > 0) return false;
    return std::none_of(task.locks.begin(), task.locks.end(),
                        [&](const std::string& name) { return locks_.count(name) != 0; });
  }
  size_t next_ready() const {
    for (size_t i = 0; i < tasks_.size(); ++i) {
      if (!started_[i] && is_ready(tasks_[i])) return i;
    }
    return tasks_.size();
  }
  void start(size_t index) {
    started_[index] = true;
    ++working_;
    ++alive_;
    exclusive_ = tasks_[index].alone;
    locks_.insert(tasks_[index].locks.begin(), tasks_[index].locks.end());
  }
  void execute(size_t index) {
    tasks_[index].work();
    {
      const std::lock_guard lock(mutex_);
      --working_;
    }
    changed_.notify_all();
    if (tasks_[index].release) tasks_[index].release();
    {
      const std::lock_guard lock(mutex_);
      for (const std::string& name : tasks_[index].locks) locks_.erase(name);
    }
    changed_.notify_all();
    if (tasks_[index].settle) tasks_[index].settle();
    {
      const std::lock_guard lock(mutex_);
      --alive_;
      if (tasks_[index].alone) exclusive_ = false;
    }
    changed_.notify_all();
  }

  const std::vector<Task>& tasks_;
  const size_t limit_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::vector<bool> started_;
  std::set<std::string> locks_;
  size_t working_ = 0;
  size_t alive_ = 0;
  bool exclusive_ = false;
};

}  // namespace

void run_tasks(const std::vector<Task>& tasks, size_t limit, std::stop_token stop) {
  Scheduler(tasks, std::max<size_t>(1, limit)).run(std::move(stop));
}

}  // namespace seaworthy::run
