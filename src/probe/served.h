#pragma once
// The server's side of one HTTP/1.1 exchange. What comes in is untrusted.

#include <string>

#include "probe/socket.h"

namespace seaworthy::probe {

struct ServedRequest {
  std::string method;
  std::string target;  ///< path and query
  std::string body;
};

constexpr size_t kServedBodyMax = size_t{64} << 10;

/// The next request of a connection. Throws Error for what is no HTTP or longer than
/// kServedBodyMax, TimedOut at the deadline.
[[nodiscard]] ServedRequest read_served(Socket& socket, Deadline deadline);

/// A whole answer, after which the connection ends.
[[nodiscard]] std::string served_answer(const std::string& status, const std::string& content_type,
                                        const std::string& body);

}  // namespace seaworthy::probe
