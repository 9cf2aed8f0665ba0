#pragma once
// What runs have left behind in a cluster: found by the label that every object of ours carries
// (see collect/created.h), whatever its kind.

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "collect/created.h"

namespace seaworthy::collect {

struct SweepFilter {
  std::string run_id;                  ///< only what this run left; empty: any
  std::optional<WallTime> expired_by;  ///< only what says that it has expired by then
};

/// An object of a run.
struct Remnant {
  ObjectName object;
  std::string run_id, case_id;
  std::optional<WallTime> created, expires;  ///< nothing where the object does not tell
};

struct Remnants {
  /// Namespaces first, then cluster-wide objects, then what lies in a namespace.
  std::vector<Remnant> found;
  std::vector<std::string> unseen;  ///< "KIND: REASON" for each kind that could not be listed
};

/// Lists every kind that the server can list and delete. A kind that may not be listed is `unseen`;
/// throws where the way to the server fails.
[[nodiscard]] Remnants find_remnants(const Context& context, kube::Client& client,
                                     const SweepFilter& filter);

/// Deletes them and waits until they are gone; what lies in a namespace among them goes with it.
/// Returns what is still there when the context ends, and why.
[[nodiscard]] std::vector<Leftover> remove_remnants(const Context& context, kube::Client& client,
                                                    const Clock& clock,
                                                    const std::vector<Remnant>& remnants);

}  // namespace seaworthy::collect
