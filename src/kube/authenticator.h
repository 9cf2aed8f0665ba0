#pragma once
// Proves to the API server who we are: from the kubeconfig's static credentials, a token file that
// is read again when it changes, or a plugin whose answer is kept until it expires. Thread-safe:
// one plugin runs at a time, and all who need its answer wait for it.

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "base/context.h"
#include "http/client.h"
#include "kube/exec_plugin.h"
#include "kube/kubeconfig.h"

namespace seaworthy::kube {

/// What to send with a request.
struct Proof {
  std::string authorization;  ///< the header's value, or ""
  http::Tls tls;              ///< with the client certificate
  bool operator==(const Proof&) const = default;
};

class Authenticator {
 public:
  /// `config` must outlive it.
  explicit Authenticator(const Config& config) : config_(config) {}

  /// May run the plugin: throws what run_exec_plugin() does; UsageError where the token file cannot
  /// be read.
  [[nodiscard]] Proof proof(const Context& context);

  /// The server answered 401 to `proof`. True where asking again for a proof may give another one.
  bool rejected(const Proof& proof);

 private:
  [[nodiscard]] const std::string& token_from_file();

  const Config& config_;
  std::mutex mutex_;
  std::optional<ExecCredential> from_plugin_;
  std::string file_token_;
  std::filesystem::file_time_type file_time_{};
};

}  // namespace seaworthy::kube
