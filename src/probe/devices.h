#pragma once
// The command `devices`: what is here, what opens, and what it holds. Output: docs/probe.md.

#include "probe/arguments.h"

namespace seaworthy::probe {

void say_devices(const DevicesRequest& request);

}  // namespace seaworthy::probe
