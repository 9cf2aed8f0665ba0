#pragma once
// Which kinds a server serves. The decoders are pure; Discovery asks once and remembers, and is
// thread-safe. Source: apidiscovery.k8s.io/v2 APIGroupDiscoveryList (one request for all groups),
// and the older lists for servers without.

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "kube/resource.h"

namespace seaworthy::kube {

/// The resources of an APIGroupDiscoveryList, preferred versions first; without subresources.
[[nodiscard]] std::vector<Resource> decode_aggregated(const Json& document);
/// The resources of an APIResourceList; without subresources.
[[nodiscard]] std::vector<Resource> decode_resource_list(const Json& document);
/// The group versions of an APIGroupList ("apps/v1"), group by group, the preferred version of each
/// first.
[[nodiscard]] std::vector<std::string> decode_group_list(const Json& document);

/// The first resource of that kind; an empty `api_version` matches any.
[[nodiscard]] std::optional<Resource> find_kind(const std::vector<Resource>& resources,
                                                const std::string& api_version,
                                                const std::string& kind);

class Discovery {
 public:
  /// GETs a path and parses the answer; asks for the aggregated form where it can be had.
  using Fetch = std::function<Json(const std::string& path)>;

  /// The resource of a kind; asks the server where it is not known. Throws Error "no kind X is
  /// served", and what `fetch` throws.
  Resource resolve(const Fetch& fetch, const std::string& api_version, const std::string& kind);
  /// Every kind that can be listed and deleted, in its preferred version. Asks the server.
  std::vector<Resource> removable(const Fetch& fetch);

 private:
  std::mutex mutex_;  ///< held while asking: all who need the answer wait for the one request
  std::vector<Resource> known_;
};

}  // namespace seaworthy::kube
