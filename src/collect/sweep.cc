#include "collect/sweep.h"

#include <algorithm>
#include <tuple>

namespace seaworthy::collect {
namespace {

Remnant remnant_of(const kube::Resource& resource, const Json& object) {
  return {{resource, string_at(object, "/metadata/namespace"), string_at(object, "/metadata/name")},
          mark_of(object, "labels", kRunLabel),
          mark_of(object, "labels", kCaseLabel),
          parse_time(string_at(object, "/metadata/creationTimestamp")),
          parse_time(mark_of(object, "annotations", kExpiresAnnotation))};
}

/// An object that does not say when it expires is never taken for expired.
bool is_wanted(const Remnant& remnant, const SweepFilter& filter) {
  return !filter.expired_by || (remnant.expires && *remnant.expires <= *filter.expired_by);
}

/// 0 for a namespace, 1 for a cluster-wide object, 2 for what lies in a namespace.
int rank(const Remnant& remnant) {
  if (!remnant.object.ns.empty()) return 2;
  return remnant.object.resource.kind == "Namespace" ? 0 : 1;
}

bool stands_before(const Remnant& a, const Remnant& b) {
  const auto key = [](const Remnant& remnant) {
    return std::make_tuple(rank(remnant), remnant.object.resource.kind, remnant.object.ns,
                           remnant.object.name);
  };
  return key(a) < key(b);
}

}  // namespace

Remnants find_remnants(const Context& context, kube::Client& client, const SweepFilter& filter) {
  const std::string labels =
      filter.run_id.empty() ? kRunLabel : std::string(kRunLabel) + "=" + filter.run_id;
  Remnants remnants;
  for (const kube::Resource& resource : client.resources(context)) {
    try {
      for (const Json& object : client.list(context, resource, {"", labels, ""}).items) {
        Remnant remnant = remnant_of(resource, object);
        if (is_wanted(remnant, filter)) remnants.found.push_back(std::move(remnant));
      }
    } catch (const kube::ApiError& error) {
      remnants.unseen.push_back(resource.kind + ": " + error.what());
    }
  }
  std::sort(remnants.found.begin(), remnants.found.end(), stands_before);
  return remnants;
}

std::vector<Leftover> remove_remnants(const Context& context, kube::Client& client,
                                      const Clock& clock, const std::vector<Remnant>& remnants) {
  Created created;
  std::for_each(remnants.rbegin(), remnants.rend(),
                [&](const Remnant& remnant) { created.add(remnant.object); });
  const std::vector<Leftover> refused = created.request_removal(context, client);
  kube::InformerSet informers(client, clock);
  // All of it was listed before the first of these watches begins.
  std::vector<Leftover> leftovers = created.await_removal(
      context, [&](const Context& until, const kube::Resource& resource, const std::string& ns) {
        return informers.get(until, resource, ns);
      });
  for (Leftover& leftover : leftovers) {
    const auto refusal = std::find_if(refused.begin(), refused.end(), [&](const Leftover& other) {
      return other.object.text() == leftover.object.text();
    });
    if (refusal != refused.end()) leftover.reason = refusal->reason;
  }
  return leftovers;
}

}  // namespace seaworthy::collect
