#pragma once
// How the probe speaks: one JSON object a line on stdout, flushed, so that a reader of the log sees
// each as it is said.

#include <string>

#include "base/json.h"

namespace seaworthy::probe {

void say(const Json& line);

/// The first line of every command: who is speaking. See docs/probe.md.
[[nodiscard]] Json introduction(const std::string& command);

}  // namespace seaworthy::probe
