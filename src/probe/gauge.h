#pragma once
// A gauge that says what it was told to: the load by which an autoscaler decides, in the hands of a
// test. docs/probe.md has its two requests.

#include "base/json.h"
#include "probe/arguments.h"
#include "probe/meet.h"
#include "probe/socket.h"

namespace seaworthy::probe {

/// Answers on a listening socket, one connection after another, until `end` can be read from.
void serve_gauge(const Socket& listener, const GaugeRequest& request, int end, const Say& say);

}  // namespace seaworthy::probe
