#pragma once
// Where the cluster is and who we are: kubeconfig files (merged as kubectl merges KUBECONFIG), or
// the service account of the pod we run in. Source: k8s.io/client-go/tools/clientcmd/api/v1.

#include <string>
#include <vector>

#include "base/json.h"
#include "http/client.h"

namespace seaworthy::kube {

/// How requests prove who they are. Exactly one of the members is used, in this order: exec,
/// token_file, token, username.
struct Credentials {
  Json exec;               ///< `user.exec` of the kubeconfig (a relative command resolved), or null
  Json exec_cluster;       ///< what a plugin with provideClusterInfo is told: spec.cluster of
                           ///< ExecCredential
  std::string user;        ///< the kubeconfig's name for it, for messages
  std::string token_file;  ///< read again when it changes
  std::string token;
  std::string username, password;
};

struct Config {
  std::string server;        ///< https://host:port, no trailing slash
  std::string context_name;  ///< for messages
  std::string default_namespace = "default";
  std::string proxy;
  http::Tls tls;
  Credentials credentials;
  std::string impersonate_user;
  std::vector<std::string> impersonate_groups;
  std::vector<std::string>
      warnings;  ///< e.g. that TLS is not verified, since the kubeconfig says so
};

struct ConfigSource {
  std::string
      kubeconfig;  ///< --kubeconfig; else KUBECONFIG's list; else ~/.kube/config; else in-cluster
  std::string context;  ///< --context; else current-context
};

/// What load_config() looks at outside of its arguments. A value, so that tests need not change the
/// process's environment.
struct Environment {
  std::string kubeconfig;    ///< KUBECONFIG
  std::string home;          ///< HOME
  std::string service_host;  ///< KUBERNETES_SERVICE_HOST
  std::string service_port;  ///< KUBERNETES_SERVICE_PORT
  std::string service_account = "/var/run/secrets/kubernetes.io/serviceaccount";

  [[nodiscard]] static Environment of_process();
};

/// Throws UsageError: what file, what was expected, what was found. No message holds a credential.
[[nodiscard]] Config load_config(const ConfigSource& source,
                                 const Environment& environment = Environment::of_process());

}  // namespace seaworthy::kube
