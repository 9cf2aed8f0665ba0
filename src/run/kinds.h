#pragma once
// What can be said of a kind without a server: its group where a case leaves it out, its plural,
// and whether its objects live in a namespace. Pure.

#include <optional>
#include <string>

namespace seaworthy::run {

/// The API group of a kind of Kubernetes itself ("" is the core group); nothing for any other kind.
[[nodiscard]] std::optional<std::string> builtin_group(const std::string& kind);

/// Whether this is a kind of Kubernetes itself whose objects live in a namespace. False for the
/// cluster-wide kinds, and for those that are not known.
[[nodiscard]] bool is_builtin_in_namespace(const std::string& group, const std::string& kind);

/// "pods", "networkpolicies", "storageclasses". Source: UnsafeGuessKindToResource of
/// k8s.io/apimachinery/pkg/api/meta/restmapper.go, which every CRD made by kubebuilder follows.
[[nodiscard]] std::string plural_of(const std::string& kind);

/// "" of "v1", "resource.k8s.io" of "resource.k8s.io/v1".
[[nodiscard]] std::string group_of(const std::string& api_version);

}  // namespace seaworthy::run
