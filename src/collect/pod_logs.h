#pragma once
// What the containers of a pod wrote, as evidence.

#include <string>

#include "collect/session.h"

namespace seaworthy::collect {

/// Of at most 10 000 lines of 64 KiB each: one that is a JSON object is one, another is a string.
struct LogLines {
  Json kept = Json::array();
  size_t left_out = 0;  ///< lines beyond those
};
[[nodiscard]] LogLines log_lines(const std::string& log);

/// [{pod, node, container, lines}] of the containers that have started, init containers first;
/// `leftOut`, the number of lines beyond those that are kept, where there are any. `container`:
/// only that one.
[[nodiscard]] Json pod_logs(const Context& context, Session& session, const Json& pod,
                            const std::string& container = "");

/// Throws Error where one of them is not whole: what it did not say must not be judged by what was
/// kept. To be called when they are recorded.
void require_whole(const Json& logs);

}  // namespace seaworthy::collect
