#pragma once
// Applying objects to the cluster: shared by the steps that create something.

#include <vector>

#include "collect/session.h"

namespace seaworthy::collect {

/// Makes an object ready to be created: of a namespaced kind without a namespace it goes to the
/// case's own, a pod waits for the service account that it runs as, and cleanup remembers it.
/// Remembered before the request: an answer that is lost may still have created the object.
[[nodiscard]] kube::Resource prepare_object(const Context& context, Session& session, Json& object);

/// Applies the objects in order and returns them as stored. Remembers them for cleanup; records a
/// fact `dropped` for each that the server did not keep whole.
[[nodiscard]] std::vector<Json> apply_objects(const Context& context, Session& session,
                                              const spec::Step& step, std::vector<Json> objects);

}  // namespace seaworthy::collect
