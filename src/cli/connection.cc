#include "cli/connection.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/text.h"

namespace seaworthy::cli {

namespace fs = std::filesystem;

fs::path reference_kubeconfig(const Options& options) { return options.state / "kubeconfig"; }

namespace {

/// Whether kubectl would find a cluster without being told.
bool has_default_cluster() {
  if (const char* list = std::getenv("KUBECONFIG"); list != nullptr && *list != '\0') return true;
  if (std::getenv("KUBERNETES_SERVICE_HOST") != nullptr) return true;
  const char* user = std::getenv("HOME");
  return user != nullptr && fs::exists(fs::path(user) / ".kube" / "config");
}

}  // namespace

kube::Config connect(const Options& options) {
  kube::ConfigSource source = options.cluster;
  const bool unnamed = source.kubeconfig.empty() && source.context.empty();
  if (unnamed && !has_default_cluster() && fs::exists(reference_kubeconfig(options))) {
    source.kubeconfig = reference_kubeconfig(options).string();
  }
  kube::Config config = kube::load_config(source);
  for (const std::string& warning : config.warnings)
    fmt::print(stderr, "warning: {}\n", printable(warning));
  return config;
}

bool is_reference_platform(const Options& options, const kube::Config& config) {
  const fs::path path = reference_kubeconfig(options);
  if (!fs::exists(path)) return false;
  const kube::Config reference = kube::load_config({path.string(), ""});
  return reference.server == config.server && reference.tls.ca_pem == config.tls.ca_pem;
}

collect::Variables image_variables(const Options& options) {
  const std::string registry =
      options.image_registry.empty() ? "seaworthy.dev" : options.image_registry;
  return {{"IMAGE_REGISTRY", registry}, {"PROBE_IMAGE", registry + "/probe:" SEAWORTHY_VERSION}};
}

}  // namespace seaworthy::cli
