#pragma once
// Credential plugins: a program of the user's that prints a short-lived credential. Thread-safe,
// without state. Source: k8s.io/client-go/pkg/apis/clientauthentication v1 and v1beta1.

#include <optional>
#include <string>

#include "base/context.h"
#include "base/time.h"
#include "kube/kubeconfig.h"

namespace seaworthy::kube {

/// What a plugin gave: a token, a client certificate with its key, or both.
struct ExecCredential {
  std::string token;
  std::string certificate_pem, key_pem;
  std::optional<WallTime> expires;
};

/// How long a plugin may take; one that opens a browser and waits for a person will not do in a
/// run.
inline constexpr Duration kExecPluginLimit = std::chrono::seconds(60);

/// Runs the plugin of `credentials.exec`. Throws TransportError: `the credential plugin "NAME" of
/// user "USER" …`, with what it wrote to stderr; Cancelled.
[[nodiscard]] ExecCredential run_exec_plugin(const Context& context, const Credentials& credentials,
                                             Duration limit = kExecPluginLimit);

}  // namespace seaworthy::kube
