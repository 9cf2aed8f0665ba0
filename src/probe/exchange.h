#pragma once
// One HTTP/1.1 exchange on a connection of its own, without TLS. Errors are thrown as Error, a
// deadline that passed as TimedOut. What comes back is untrusted.

#include <functional>
#include <map>
#include <string>

#include "base/json.h"
#include "probe/socket.h"

namespace seaworthy::probe {

struct Url {
  std::string host;  ///< without brackets
  int port = 80;
  std::string authority;  ///< as written: what the Host header says
  std::string target;     ///< path and query
};
/// Throws Error for anything but http://HOST[:PORT][/PATH][?QUERY].
[[nodiscard]] Url parse_url(const std::string& text);

using Headers = std::map<std::string, std::string>;  ///< names in small letters

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  Headers headers;
  std::string body;
};

struct HttpResponse {
  int status = 0;
  Headers headers;  ///< several of one name are joined by ", "
  std::string body;
  bool truncated = false;  ///< the body was longer than kBodyMax

  /// The media type in small letters, without parameters.
  [[nodiscard]] std::string media_type() const;
};

constexpr size_t kBodyMax = size_t{1} << 20;

/// Ends early where `is_enough`, asked after each piece, says that the body so far will do.
using IsEnough = std::function<bool(const HttpResponse& so_far)>;
[[nodiscard]] HttpResponse send_http(const HttpRequest& request, Deadline deadline,
                                     const IsEnough& is_enough = {});

}  // namespace seaworthy::probe
