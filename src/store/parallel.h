#pragma once
// Independent jobs on all cores.

#include <functional>
#include <vector>

namespace seaworthy::store {

/// Runs every job once, on as many threads as there are cores, in the order given. Rethrows the
/// first exception when all ended.
void run_parallel(const std::vector<std::function<void()>>& jobs);

}  // namespace seaworthy::store
