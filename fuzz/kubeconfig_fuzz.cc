// Any bytes as a kubeconfig: a configuration, or a UsageError with a place; nothing else.

#include "kube/kubeconfig_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    seaworthy::kube::KubeconfigFile first = seaworthy::kube::parse_kubeconfig(text, "/config");
    seaworthy::kube::merge_kubeconfig(first, seaworthy::kube::parse_kubeconfig(text, "/config"));
    for (const auto& [name, entry] : first.users) {
      const seaworthy::kube::KubeconfigFields fields(entry, name);
      (void)fields.text("token");
      (void)fields.path("tokenFile");
      (void)fields.list("as-groups");
      (void)fields.flag("exec");
    }
  } catch (const seaworthy::UsageError&) {
  }
  return 0;
}
