#pragma once
// A barrier: a host at which so many participants, each of another name, meet; of several groups,
// each for itself. Whoever leaves before all are there has not arrived. docs/probe.md has what is
// said and the two lines that go over the wire.

#include <functional>

#include "base/json.h"
#include "probe/arguments.h"
#include "probe/socket.h"

namespace seaworthy::probe {

using Say = std::function<void(const Json& line)>;

/// Hosts on a listening socket until all groups have met or the time is up. Returns whether they
/// have.
[[nodiscard]] bool host_meeting(Socket listener, const MeetHostRequest& request, const Say& say);

/// Takes part; looks for the host until the time is up. Returns whether all met.
[[nodiscard]] bool take_part(const MeetRequest& request, const Say& say);

}  // namespace seaworthy::probe
