#include "run/kinds.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace seaworthy::run {
namespace {

struct Kind {
  std::string_view kind, group;
  bool namespaced = true;
};

constexpr std::string_view kAdmission = "admissionregistration.k8s.io";
constexpr std::string_view kRbac = "rbac.authorization.k8s.io";

constexpr std::array kKinds = {
    Kind{"ConfigMap", ""},
    Kind{"Endpoints", ""},
    Kind{"Event", ""},
    Kind{"LimitRange", ""},
    Kind{"Namespace", "", false},
    Kind{"Node", "", false},
    Kind{"PersistentVolume", "", false},
    Kind{"PersistentVolumeClaim", ""},
    Kind{"Pod", ""},
    Kind{"ReplicationController", ""},
    Kind{"ResourceQuota", ""},
    Kind{"Secret", ""},
    Kind{"Service", ""},
    Kind{"ServiceAccount", ""},
    Kind{"MutatingWebhookConfiguration", kAdmission, false},
    Kind{"ValidatingAdmissionPolicy", kAdmission, false},
    Kind{"ValidatingAdmissionPolicyBinding", kAdmission, false},
    Kind{"ValidatingWebhookConfiguration", kAdmission, false},
    Kind{"CustomResourceDefinition", "apiextensions.k8s.io", false},
    Kind{"APIService", "apiregistration.k8s.io", false},
    Kind{"DaemonSet", "apps"},
    Kind{"Deployment", "apps"},
    Kind{"ReplicaSet", "apps"},
    Kind{"StatefulSet", "apps"},
    Kind{"HorizontalPodAutoscaler", "autoscaling"},
    Kind{"CronJob", "batch"},
    Kind{"Job", "batch"},
    Kind{"Lease", "coordination.k8s.io"},
    Kind{"EndpointSlice", "discovery.k8s.io"},
    Kind{"Ingress", "networking.k8s.io"},
    Kind{"IngressClass", "networking.k8s.io", false},
    Kind{"NetworkPolicy", "networking.k8s.io"},
    Kind{"RuntimeClass", "node.k8s.io", false},
    Kind{"PodDisruptionBudget", "policy"},
    Kind{"ClusterRole", kRbac, false},
    Kind{"ClusterRoleBinding", kRbac, false},
    Kind{"Role", kRbac},
    Kind{"RoleBinding", kRbac},
    Kind{"DeviceClass", "resource.k8s.io", false},
    Kind{"DeviceTaintRule", "resource.k8s.io", false},
    Kind{"ResourceClaim", "resource.k8s.io"},
    Kind{"ResourceClaimTemplate", "resource.k8s.io"},
    Kind{"ResourceSlice", "resource.k8s.io", false},
    Kind{"PodGroup", "scheduling.k8s.io"},
    Kind{"PriorityClass", "scheduling.k8s.io", false},
    Kind{"Workload", "scheduling.k8s.io"},
    Kind{"StorageClass", "storage.k8s.io", false},
};

}  // namespace

std::optional<std::string> builtin_group(const std::string& kind) {
  const auto* found = std::find_if(kKinds.begin(), kKinds.end(),
                                   [&](const Kind& known) { return known.kind == kind; });
  if (found == kKinds.end()) return std::nullopt;
  return std::string(found->group);
}

bool is_builtin_in_namespace(const std::string& group, const std::string& kind) {
  return std::any_of(kKinds.begin(), kKinds.end(), [&](const Kind& known) {
    return known.kind == kind && known.group == group && known.namespaced;
  });
}

std::string plural_of(const std::string& kind) {
  std::string plural;
  for (const char c : kind) {
    plural += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (plural == "endpoints") return plural;
  if (plural.ends_with('s')) return plural + "es";
  const bool is_after_vowel =
      plural.size() > 1 &&
      std::string_view("aeiou").find(plural[plural.size() - 2]) != std::string_view::npos;
  if (!plural.ends_with('y') || is_after_vowel) return plural + "s";
  plural.pop_back();
  return plural + "ies";
}

std::string group_of(const std::string& api_version) {
  const size_t slash = api_version.find('/');
  return slash == std::string::npos ? "" : api_version.substr(0, slash);
}

}  // namespace seaworthy::run
