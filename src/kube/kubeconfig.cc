#include "kube/kubeconfig.h"

#include <cstdlib>
#include <optional>

#include "base/base64.h"
#include "base/diagnostics.h"
#include "base/file.h"
#include "base/text.h"
#include "kube/kubeconfig_file.h"

namespace seaworthy::kube {
namespace {

namespace fs = std::filesystem;

/// The merged files, and their names for messages.
struct Loaded {
  KubeconfigFile content;
  std::string files;
};

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

std::vector<std::string> names_of(const KubeconfigFile::Entries& entries) {
  std::vector<std::string> names;
  for (const auto& [name, entry] : entries) names.push_back(name);
  return names;
}

/// "; did you mean "prod"?" or "; there are: a, b".
std::string suggestion(const std::string& name, const KubeconfigFile::Entries& entries) {
  const std::vector<std::string> names = names_of(entries);
  const std::string near = did_you_mean(name, names);
  if (!near.empty()) return "; did you mean " + in_quotes(near) + "?";
  return names.empty() ? "; there is none" : "; there are: " + join(names, ", ");
}

Loaded load_one(const fs::path& file) {
  return {parse_kubeconfig(read_file(file), fs::absolute(file)), file.string()};
}

/// The files of KUBECONFIG: those that exist, the first of them winning.
Loaded load_list(const std::string& list) {
  Loaded out;
  for (const std::string& file : split(list, ':')) {
    if (file.empty() || !fs::exists(file)) continue;
    Loaded next = load_one(file);
    merge_kubeconfig(out.content, std::move(next.content));
    out.files += (out.files.empty() ? "" : ", ") + file;
  }
  if (out.files.empty())
    throw UsageError("no kubeconfig: none of the files of KUBECONFIG exists (" + list + ")");
  return out;
}

Config in_cluster(const Environment& environment) {
  const fs::path folder = environment.service_account;
  Config config;
  const bool is_ipv6 = environment.service_host.find(':') != std::string::npos;
  config.server = "https://" +
                  (is_ipv6 ? "[" + environment.service_host + "]" : environment.service_host) +
                  ":" + (environment.service_port.empty() ? "443" : environment.service_port);
  config.context_name = "in-cluster";
  config.tls.ca_pem = read_file(folder / "ca.crt");
  config.credentials.user = "service account";
  config.credentials.token_file = (folder / "token").string();
  if (fs::exists(folder / "namespace"))
    config.default_namespace = trim(read_file(folder / "namespace"));
  return config;
}

void read_cluster(const KubeconfigEntry& entry, const std::string& name, Config& config) {
  const KubeconfigFields cluster(entry, "cluster " + in_quotes(name));
  config.server = cluster.text("server");
  if (!config.server.starts_with("https://") && !config.server.starts_with("http://")) {
    throw cluster.error("server",
                        "server: expected an https:// URL, found " +
                            (config.server.empty() ? "nothing" : in_quotes(config.server)));
  }
  while (config.server.ends_with('/')) config.server.pop_back();
  config.proxy = cluster.text("proxy-url");
  config.tls.server_name = cluster.text("tls-server-name");
  config.tls.ca_pem = cluster.bytes("certificate-authority");
  config.tls.insecure = cluster.flag("insecure-skip-tls-verify");
  if (!config.tls.insecure) return;
  if (!config.tls.ca_pem.empty()) {
    throw cluster.error("insecure-skip-tls-verify",
                        "insecure-skip-tls-verify and certificate-authority exclude each other");
  }
  config.warnings.push_back("the server's certificate is not verified: cluster " + in_quotes(name) +
                            " of the kubeconfig sets insecure-skip-tls-verify");
}

/// What an exec plugin with provideClusterInfo is told. Source: client.authentication.k8s.io/v1,
/// Cluster.
Json exec_cluster(const KubeconfigEntry& entry, const Config& config) {
  Json out = {{"server", config.server}};
  if (!config.tls.ca_pem.empty())
    out["certificate-authority-data"] = base64_encode(config.tls.ca_pem);
  if (!config.tls.server_name.empty()) out["tls-server-name"] = config.tls.server_name;
  if (config.tls.insecure) out["insecure-skip-tls-verify"] = true;
  if (!config.proxy.empty()) out["proxy-url"] = config.proxy;
  const Json body = entry.body.json();
  for (const Json& extension : body.value("extensions", Json::array())) {
    if (extension.is_object() &&
        extension.value("name", Json()) == "client.authentication.k8s.io/exec") {
      out["config"] = extension.value("extension", Json());
    }
  }
  return out;
}

/// Reads `exec`, and refuses what could not work: the plugin itself runs with the first request.
Json read_exec(const KubeconfigFields& user, const KubeconfigEntry& entry) {
  if (entry.body.find("exec")->kind != text::Node::Kind::kMap) {
    throw user.error(
        "exec", std::string("exec: expected a map, found ") + entry.body.find("exec")->kind_name());
  }
  Json exec = entry.body.find("exec")->json();
  const std::string command = string_at(exec, "/command");
  if (command.empty()) throw user.error("exec", "exec: no command");
  const std::string version = string_at(exec, "/apiVersion");
  if (version != "client.authentication.k8s.io/v1" &&
      version != "client.authentication.k8s.io/v1beta1") {
    throw user.error("exec",
                     "exec: apiVersion: expected client.authentication.k8s.io/v1 or "
                     "client.authentication.k8s.io/v1beta1, found " +
                         (version.empty() ? "nothing" : in_quotes(version)));
  }
  if (string_at(exec, "/interactiveMode") == "Always") {
    throw user.error(
        "exec", "exec: the plugin " + in_quotes(command) +
                    " asks for a terminal (interactiveMode: Always), which a run does not have");
  }
  // A name without a slash is looked up in PATH; anything else counts from the kubeconfig's folder.
  if (command.find('/') != std::string::npos)
    exec["command"] = (entry.folder / command).lexically_normal().string();
  return exec;
}

void read_user(const KubeconfigEntry& entry, const std::string& name, Config& config) {
  const KubeconfigFields user(entry, "user " + in_quotes(name));
  Credentials& credentials = config.credentials;
  credentials.user = name;
  config.tls.certificate_pem = user.bytes("client-certificate");
  config.tls.key_pem = user.bytes("client-key");
  if (config.tls.certificate_pem.empty() != config.tls.key_pem.empty()) {
    throw user.error("client-certificate",
                     "client-certificate and client-key go together, and one is missing");
  }
  credentials.token = user.text("token");
  credentials.token_file = user.path("tokenFile");
  credentials.username = user.text("username");
  credentials.password = user.text("password");
  if (!credentials.username.empty() && credentials.password.empty()) {
    throw user.error("username", "username without a password");
  }
  config.impersonate_user = user.text("as");
  config.impersonate_groups = user.list("as-groups");
  if (user.has("auth-provider")) {
    throw user.error("auth-provider",
                     "auth-provider was removed from Kubernetes; an exec plugin takes its place");
  }
  if (user.has("exec")) credentials.exec = read_exec(user, entry);
  const bool is_token = !credentials.token.empty() || !credentials.token_file.empty();
  if (int{is_token} + int{!credentials.username.empty()} + int{user.has("exec")} > 1) {
    throw user.error("user", "more than one of token, username and exec");
  }
}

/// The entry that a context names, or UsageError.
const KubeconfigEntry& entry_of(const KubeconfigFile::Entries& entries, const std::string& name,
                                const std::string& what, const Loaded& loaded) {
  const auto found = entries.find(name);
  if (found == entries.end()) {
    throw UsageError(loaded.files + ": no " + what + " " + in_quotes(name) +
                     suggestion(name, entries));
  }
  return found->second;
}

Config to_config(const Loaded& loaded, const std::string& wanted_context) {
  const KubeconfigFile& content = loaded.content;
  Config config;
  config.context_name = wanted_context.empty() ? content.current_context : wanted_context;
  if (config.context_name.empty()) {
    throw UsageError(loaded.files + ": no current-context is set: name one with --context" +
                     suggestion("", content.contexts));
  }
  const KubeconfigFields context(entry_of(content.contexts, config.context_name, "context", loaded),
                                 "context " + in_quotes(config.context_name));
  const std::string cluster_name = context.text("cluster");
  if (cluster_name.empty())
    throw context.error("cluster", "cluster: expected a name, found nothing");
  const KubeconfigEntry& cluster = entry_of(content.clusters, cluster_name, "cluster", loaded);
  read_cluster(cluster, cluster_name, config);
  const std::string user_name = context.text("user");
  if (!user_name.empty())
    read_user(entry_of(content.users, user_name, "user", loaded), user_name, config);
  config.credentials.exec_cluster = exec_cluster(cluster, config);
  if (context.has("namespace")) config.default_namespace = context.text("namespace");
  return config;
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

Environment Environment::of_process() {
  return {.kubeconfig = variable("KUBECONFIG"),
          .home = variable("HOME"),
          .service_host = variable("KUBERNETES_SERVICE_HOST"),
          .service_port = variable("KUBERNETES_SERVICE_PORT")};
}

Config load_config(const ConfigSource& source, const Environment& environment) {
  if (!source.kubeconfig.empty()) return to_config(load_one(source.kubeconfig), source.context);
  if (!environment.kubeconfig.empty())
    return to_config(load_list(environment.kubeconfig), source.context);
  const fs::path usual = fs::path(environment.home) / ".kube" / "config";
  if (fs::exists(usual)) return to_config(load_one(usual), source.context);
  if (!environment.service_host.empty() && source.context.empty()) return in_cluster(environment);
  throw UsageError("no kubeconfig: give --kubeconfig or set KUBECONFIG (" + usual.string() +
                   " does not exist, and this is not a pod)");
}

}  // namespace seaworthy::kube
