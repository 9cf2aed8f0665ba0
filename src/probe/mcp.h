#pragma once
// A client of the Model Context Protocol over Streamable HTTP: what a server says of itself, its
// tools, and one call. Both eras: 2025-11-25 shakes hands and may have a session, 2026-07-28 is
// stateless (modelcontextprotocol.io/specification).

#include <chrono>
#include <string>

#include "probe/arguments.h"
#include "probe/exchange.h"
#include "probe/meet.h"

namespace seaworthy::probe {

struct McpCommand {
  enum class Era { kSession, kStateless };
  std::string url;
  Era era = Era::kSession;
  Headers headers;   ///< sent with every request
  std::string tool;  ///< to call; empty for none
  Json arguments = Json::object();
  std::chrono::milliseconds within{60000};  ///< for all of it
};

/// Throws UsageError with a whole message.
[[nodiscard]] McpCommand parse_mcp(const Arguments& arguments);

/// Says the server, each of its tools, and what the call came to. A request without an answer is
/// said as a failure, and ends it.
void say_mcp(const McpCommand& command, const Say& say);

}  // namespace seaworthy::probe
