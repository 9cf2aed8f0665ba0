#include "run/kinds.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace seaworthy::run {
namespace {

struct KnownKind {
  std::string_view kind, group;
  bool namespaced = true;
};

constexpr std::string_view kAdmission = "admissionregistration.k8s.io";
constexpr std::string_view kRbac = "rbac.authorization.k8s.io";

constexpr std::array kKinds = {
    KnownKind{"ConfigMap", ""},
    KnownKind{"Endpoints", ""},
    KnownKind{"Event", ""},
    KnownKind{"LimitRange", ""},
    KnownKind{"Namespace", "", false},
    KnownKind{"Node", "", false},
    KnownKind{"PersistentVolume", "", false},
    KnownKind{"PersistentVolumeClaim", ""},
    KnownKind{"Pod", ""},
    KnownKind{"ReplicationController", ""},
    KnownKind{"ResourceQuota", ""},
    KnownKind{"Secret", ""},
    KnownKind{"Service", ""},
    KnownKind{"ServiceAccount", ""},
    KnownKind{"MutatingWebhookConfiguration", kAdmission, false},
    KnownKind{"ValidatingAdmissionPolicy", kAdmission, false},
    KnownKind{"ValidatingAdmissionPolicyBinding", kAdmission, false},
    KnownKind{"ValidatingWebhookConfiguration", kAdmission, false},
    KnownKind{"CustomResourceDefinition", "apiextensions.k8s.io", false},
    KnownKind{"APIService", "apiregistration.k8s.io", false},
    KnownKind{"DaemonSet", "apps"},
    KnownKind{"Deployment", "apps"},
    KnownKind{"ReplicaSet", "apps"},
    KnownKind{"StatefulSet", "apps"},
    KnownKind{"HorizontalPodAutoscaler", "autoscaling"},
    KnownKind{"CronJob", "batch"},
    KnownKind{"Job", "batch"},
    KnownKind{"Lease", "coordination.k8s.io"},
    KnownKind{"EndpointSlice", "discovery.k8s.io"},
    KnownKind{"Ingress", "networking.k8s.io"},
    KnownKind{"IngressClass", "networking.k8s.io", false},
    KnownKind{"NetworkPolicy", "networking.k8s.io"},
    KnownKind{"RuntimeClass", "node.k8s.io", false},
    KnownKind{"PodDisruptionBudget", "policy"},
    KnownKind{"ClusterRole", kRbac, false},
    KnownKind{"ClusterRoleBinding", kRbac, false},
    KnownKind{"Role", kRbac},
    KnownKind{"RoleBinding", kRbac},
    KnownKind{"DeviceClass", "resource.k8s.io", false},
    KnownKind{"DeviceTaintRule", "resource.k8s.io", false},
    KnownKind{"ResourceClaim", "resource.k8s.io"},
    KnownKind{"ResourceClaimTemplate", "resource.k8s.io"},
    KnownKind{"ResourceSlice", "resource.k8s.io", false},
    KnownKind{"PodGroup", "scheduling.k8s.io"},
    KnownKind{"PriorityClass", "scheduling.k8s.io", false},
    KnownKind{"Workload", "scheduling.k8s.io"},
    KnownKind{"StorageClass", "storage.k8s.io", false},
};

}  // namespace

std::optional<std::string> builtin_group(const std::string& kind) {
  const auto* found = std::find_if(kKinds.begin(), kKinds.end(),
                                   [&](const KnownKind& known) { return known.kind == kind; });
  if (found == kKinds.end()) return std::nullopt;
  return std::string(found->group);
}

bool is_builtin_in_namespace(const std::string& group, const std::string& kind) {
  return std::any_of(kKinds.begin(), kKinds.end(), [&](const KnownKind& known) {
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
