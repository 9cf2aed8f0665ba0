#pragma once
// The room on a cluster that a case holds, and others with one of its locks wait for.

#include "collect/session.h"

namespace seaworthy::collect {

/// Whether a manifest of the case makes claims on devices, or templates of them. That its pods have
/// some does not tell: they may be gone before anybody looks.
[[nodiscard]] bool makes_claims(const spec::Case& test);

/// Ends the pods of the case's namespaces, which are being deleted, and waits until they are gone
/// and none of their claims has a device, or the context ends. A namespace's controller begins five
/// seconds after the deletion, and where pods run then comes back only after half of their grace
/// period. Throws Error where the API server does not let it end or see them.
void give_room_back(const Context& context, const Session& session);

}  // namespace seaworthy::collect
