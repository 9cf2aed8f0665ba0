#pragma once
// Applying objects to the cluster: shared by the steps that create something.

#include <vector>

#include "collect/session.h"

namespace seaworthy::collect {

/// Applies the objects in order and returns them as stored. Remembers them for cleanup; records a
/// fact `dropped` for each that the server did not keep whole. Objects of namespaced kinds without
/// a namespace go to the case's own.
[[nodiscard]] std::vector<Json> apply_objects(const Context& context, Session& session,
                                              const spec::Step& step, std::vector<Json> objects);

}  // namespace seaworthy::collect
