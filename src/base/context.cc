#include "base/context.h"

#include <condition_variable>
#include <mutex>

namespace seaworthy {

void Context::wait_for_end() const {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_until(lock, stop, deadline, [] { return false; });
}

}  // namespace seaworthy
