#pragma once
// A kind as the server serves it, and where its objects live. A value.

#include <string>

#include "base/error.h"

namespace seaworthy::kube {

struct Resource {
  std::string group, version, kind, plural;
  bool namespaced = false;
  bool removable = false;  ///< its objects can be listed and deleted

  [[nodiscard]] std::string api_version() const;  ///< "v1" or "group/version"
  /// "pods", "resourceslices.resource.k8s.io": as messages and RBAC rules call it.
  [[nodiscard]] std::string full_name() const;
  /// "/apis/GROUP/VERSION/namespaces/NS/PLURAL[/NAME]"; an empty `ns` means all namespaces (or a
  /// cluster-wide kind).
  [[nodiscard]] std::string path(const std::string& ns, const std::string& name = "") const;
  bool operator==(const Resource&) const = default;
};

/// Known without asking the server.
inline const Resource kPods{"", "v1", "Pod", "pods", true};

/// The server does not serve such a kind. what(): "no kind X is served in V; did you mean Y?"
class UnknownKind : public Error {
 public:
  using Error::Error;
};

}  // namespace seaworthy::kube
