#pragma once
// What some accelerators' container runtimes did before there were claims, and some still do: a
// container that sets an environment variable gets every device of the node, whoever it is. Pure;
// the mutant runtime-injects-by-environment is made of it. Sources: OCI runtime-spec v1.2
// (linux.devices, linux.resources.devices); Container Device Interface specification 0.6.

#include "base/json.h"

namespace seaworthy::platform {

/// What the container must have in its environment.
inline constexpr const char* kAskForAll = "ACCELSIM_VISIBLE_DEVICES=all";

/// A container's config.json as it is, or, where the container asks for all devices, with every
/// device node of the CDI specification in it and allowed.
[[nodiscard]] Json with_visible_devices(Json config, const Json& cdi);

}  // namespace seaworthy::platform
