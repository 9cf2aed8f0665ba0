#pragma once
// Server-sent events (WHATWG HTML, section 9.2), as far as MCP uses them: the data of each whole
// event. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace seaworthy::probe {

/// The data of each event that has ended with an empty line; an event that has not ended is left
/// out, and one without data.
[[nodiscard]] std::vector<std::string> event_data(std::string_view stream);

}  // namespace seaworthy::probe
