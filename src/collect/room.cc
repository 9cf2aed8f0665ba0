#include "collect/room.h"

#include <algorithm>

namespace seaworthy::collect {
namespace {

const kube::Resource kClaims{"resource.k8s.io", "v1", "ResourceClaim", "resourceclaims", true};

bool has_claims(const Json& pod) {
  return pod.contains(Json::json_pointer("/spec/resourceClaims/0")) ||
         pod.contains(Json::json_pointer("/status/extendedResourceClaimStatus"));
}

/// Without a pod that it is reserved for, a claim loses its devices, also one that stays.
bool hold_nothing(const std::vector<Json>& claims) {
  return std::none_of(claims.begin(), claims.end(), [](const Json& claim) {
    return claim.contains(Json::json_pointer("/status/allocation"));
  });
}

void give_room_back(const Context& context, Environment& environment, const std::string& ns) {
  const auto pods = environment.informers.get(context, kube::kPods, ns);
  const std::vector<Json> held = pods->objects();
  environment.client.remove_all(context, kube::kPods, ns);
  (void)pods->wait(context, [](const std::vector<Json>& left) { return left.empty(); });
  if (std::none_of(held.begin(), held.end(), has_claims)) return;
  (void)environment.informers.get(context, kClaims, ns)->wait(context, hold_nothing);
}

}  // namespace

void give_room_back(const Context& context, Environment& environment,
                    const std::set<std::string>& namespaces) {
  for (const std::string& ns : namespaces) give_room_back(context, environment, ns);
}

}  // namespace seaworthy::collect
