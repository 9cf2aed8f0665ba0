#pragma once
// Staying alive: a pod that holds what it was given until it is told to go.

#include <chrono>
#include <optional>

#include "base/descriptor.h"

namespace seaworthy::probe {

/// From here on SIGTERM and SIGINT wait for hold(). To be called first: as process 1 of a container
/// they would be lost.
void await_signals();

/// Returns after `limit`, or at SIGTERM or SIGINT; at those alone where there is no limit.
void hold(std::optional<std::chrono::milliseconds> limit);

/// Can be read from once SIGTERM or SIGINT has come: for who waits for something else as well.
[[nodiscard]] Descriptor ending_descriptor();

}  // namespace seaworthy::probe
