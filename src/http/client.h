#pragma once
// HTTP/1.1 and 2 by libcurl: pooled connections, TLS from memory, streams, and an end at once when
// the context is stopped. Thread-safe: each call takes a handle of its own from the pool.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/context.h"

namespace seaworthy::http {

/// How a connection is secured. PEM texts are handed to OpenSSL from memory: key material never
/// touches a file of ours.
struct Tls {
  std::string ca_pem;           ///< empty: the system's
  std::string certificate_pem;  ///< client certificate, or empty
  std::string key_pem;
  std::string server_name;  ///< name to verify instead of the host's, or empty
  bool insecure = false;    ///< no verification: only where the kubeconfig says so
  bool operator==(const Tls&) const = default;
};

struct Request {
  std::string method = "GET";
  std::string url;
  std::vector<std::string> headers;  ///< "Name: value"
  std::string body;
};

struct Response {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;                            ///< empty where a sink took it
};

/// What a transfer died of decides what its caller may do about it.
enum class Failure {
  kUnreachable,  ///< no connection came about, so nothing was sent: refused, no route, no answer to
                 ///< connect
  kBroken,       ///< the connection ended early: the server may have acted on the request
  kHopeless,     ///< trying again will not help: name, certificate, proxy, protocol, size
};

/// what() is "cannot reach HOST:PORT: CAUSE", with what to do where that is known.
class TransferError : public TransportError {
 public:
  TransferError(Failure failure, const std::string& message)
      : TransportError(message), failure_(failure) {}
  [[nodiscard]] Failure failure() const { return failure_; }

 private:
  Failure failure_;
};

/// A body that no sink takes may be this long; a longer one is a TransferError.
inline constexpr size_t kMaxBody = size_t{256} << 20;

/// Receives the body in pieces as they come; only called for status 200 to 299, first with an empty
/// piece when the header is in. Returning false ends the transfer.
using BodySink = std::function<bool(std::string_view)>;

/// The way to a server. Abstract so that tests can answer without one.
class Transport {
 public:
  virtual ~Transport() = default;
  /// Any status is a Response; redirects are not followed. Throws TransferError (names host and
  /// cause: refused, unknown CA, expired certificate …), TimedOut, Cancelled, and whatever the sink
  /// throws.
  virtual Response send(const Context& context, const Request& request,
                        const BodySink& sink = nullptr) = 0;
};

/// The real one, on libcurl. `proxy`: a proxy URL, or empty for the environment's rules
/// (HTTPS_PROXY, NO_PROXY).
[[nodiscard]] std::unique_ptr<Transport> make_transport(const Tls& tls,
                                                        const std::string& proxy = "");

}  // namespace seaworthy::http
