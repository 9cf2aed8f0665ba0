#pragma once
// What the containers of a pod wrote, as evidence.

#include <string>

#include "collect/session.h"

namespace seaworthy::collect {

/// Lines of a log: a line that is a JSON object is one, another is a string. At most 10 000 lines
/// of 64 KiB each are kept; what was cut is said by a last line {"kind": "cut", "lines": N}.
[[nodiscard]] Json log_lines(const std::string& log);

/// [{pod, node, container, lines}] of the containers that have started, init containers first.
/// `container`: only that one.
[[nodiscard]] Json pod_logs(const Context& context, Session& session, const Json& pod,
                            const std::string& container = "");

}  // namespace seaworthy::collect
