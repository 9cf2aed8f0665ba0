#include "collect/room.h"

#include <algorithm>
#include <set>

namespace seaworthy::collect {
namespace {

const kube::Resource kClaims{"resource.k8s.io", "v1", "ResourceClaim", "resourceclaims", true};

/// Without a pod that it is reserved for, a claim loses its devices, also one that stays.
bool hold_nothing(const std::vector<Json>& claims) {
  return std::none_of(claims.begin(), claims.end(), [](const Json& claim) {
    return claim.contains(Json::json_pointer("/status/allocation"));
  });
}

}  // namespace

bool makes_claims(const spec::Case& test) {
  return std::any_of(test.manifests.begin(), test.manifests.end(), [](const auto& manifest) {
    return manifest.second.find(kClaims.group) != std::string::npos;
  });
}

void give_room_back(const Context& context, const Session& session) {
  const Environment& env = session.env;
  const std::set<std::string> namespaces = session.created.namespaces();
  for (const std::string& ns : namespaces) env.client.remove_all(context, kube::kPods, ns);
  for (const std::string& ns : namespaces) {
    (void)session.watch(context, kube::kPods, ns)->wait(context, [](const std::vector<Json>& left) {
      return left.empty();
    });
    if (!makes_claims(session.test)) continue;
    (void)session.watch(context, kClaims, ns)->wait(context, hold_nothing);
  }
}

}  // namespace seaworthy::collect
