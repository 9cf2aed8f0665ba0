#pragma once
// Admission webhooks that cannot say anything of an object yet.

#include <functional>

#include "collect/session.h"

namespace seaworthy::collect {

/// Sends `request`, by which the step puts `object` into the cluster, and returns its answer. Two
/// refusals say nothing of the object: of a webhook that looks at a copy of the namespaces and does
/// not know yet the one that the case just made, and of an API server that could not call a
/// webhook. Controllers try again, and so do we, for half a minute at most; each such refusal is a
/// fact. Throws the last one as it is.
[[nodiscard]] Json once_webhooks_can_tell(const Context& context, Session& session,
                                          const spec::Step& step, const Json& object,
                                          const std::function<Json()>& request);

}  // namespace seaworthy::collect
