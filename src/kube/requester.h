#pragma once
// One request to the API server: with credentials, and tried again where that is safe and may help.
// Thread-safe.
//
// Tried again until the deadline: 429, and 503 with Retry-After (the server did nothing); for
// requests that may be repeated also any other 5xx with Retry-After, and a connection that breaks.
// A server that cannot be reached is waited for only once it has answered before: a wrong address
// is told at once, a restart is survived.

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "http/client.h"
#include "kube/authenticator.h"
#include "kube/kubeconfig.h"

namespace seaworthy::kube {

struct Call {
  std::string purpose;  ///< for messages: "list pods"
  std::string method = "GET";
  std::string path;  ///< with query
  std::string body;
  std::string content_type = "application/json";
  std::string accept = "application/json";
  bool repeatable = true;  ///< doing it twice is the same as doing it once
};

class Requester {
 public:
  using Connect = std::function<std::shared_ptr<http::Transport>(const http::Tls&)>;

  Requester(Config config, Connect connect);

  /// The answer, which is 2xx. Throws ApiError, TransportError, TimedOut, Cancelled.
  http::Response send(const Context& context, const Call& call);
  /// The answer whatever its status, asked for once (twice where the credentials had to be
  /// renewed).
  http::Response exchange(const Context& context, const Call& call,
                          const http::BodySink& sink = nullptr);

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] uint64_t requests_sent() const { return requests_sent_; }
  /// The error of an answer to `call`.
  [[nodiscard]] std::exception_ptr error_of(const Call& call, const http::Response& response) const;

 private:
  http::Response send_once(const Context& context, const Call& call, const Proof& proof,
                           const http::BodySink& sink);
  [[nodiscard]] std::shared_ptr<http::Transport> transport(const http::Tls& tls);

  const Config config_;
  const Connect connect_;
  Authenticator authenticator_{config_};
  std::atomic<uint64_t> requests_sent_ = 0;
  std::atomic<bool> reached_ = false;  ///< the server has answered before
  std::mutex mutex_;                   ///< of the two below
  http::Tls tls_;
  std::shared_ptr<http::Transport>
      transport_;  ///< for tls_; made anew when a plugin gives another certificate
};

}  // namespace seaworthy::kube
