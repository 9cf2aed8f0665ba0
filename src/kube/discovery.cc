#include "kube/discovery.h"

#include <algorithm>
#include <set>

#include "base/diagnostics.h"
#include "base/error.h"

namespace seaworthy::kube {
namespace {

/// The list under `key`, or an empty one: a server's answer is not ours to trust.
const Json& list_of(const Json& object, const char* key) {
  static const Json none = Json::array();
  if (!object.is_object() || !object.contains(key) || !object[key].is_array()) return none;
  return object[key];
}

bool is_aggregated(const Json& document) {
  return string_at(document, "/kind") == "APIGroupDiscoveryList";
}

/// What stands behind /api or /apis, by one request or, on servers that do not aggregate, by one a
/// group version.
void append_root(std::vector<Resource>& out, const Discovery::Fetch& fetch,
                 const std::string& root) {
  const auto append = [&out](std::vector<Resource> more) {
    out.insert(out.end(), more.begin(), more.end());
  };
  const Json document = fetch(root);
  if (is_aggregated(document)) return append(decode_aggregated(document));
  for (const Json& version : list_of(document, "versions")) {
    if (version.is_string())
      append(decode_resource_list(fetch(root + "/" + version.get<std::string>())));
  }
  for (const std::string& version : decode_group_list(document)) {
    append(decode_resource_list(fetch(root + "/" + version)));
  }
}

std::string not_served(const std::vector<Resource>& known, const std::string& api_version,
                       const std::string& kind) {
  std::vector<std::string> kinds;
  for (const Resource& resource : known) {
    if (api_version.empty() || resource.api_version() == api_version)
      kinds.push_back(resource.kind);
  }
  const std::string near = did_you_mean(kind, kinds);
  return "no kind " + kind + " is served" + (api_version.empty() ? "" : " in " + api_version) +
         (near.empty() || near == kind ? "" : "; did you mean " + near + "?");
}

std::vector<Resource> ask(const Discovery::Fetch& fetch) {
  std::vector<Resource> resources;
  append_root(resources, fetch, "/api");
  append_root(resources, fetch, "/apis");
  return resources;
}

bool is_removable(const Json& resource) {
  const Json& verbs = list_of(resource, "verbs");
  return std::find(verbs.begin(), verbs.end(), "list") != verbs.end() &&
         std::find(verbs.begin(), verbs.end(), "delete") != verbs.end();
}

}  // namespace

std::vector<Resource> decode_aggregated(const Json& document) {
  std::vector<Resource> out;
  for (const Json& group : list_of(document, "items")) {
    for (const Json& version : list_of(group, "versions")) {
      for (const Json& resource : list_of(version, "resources")) {
        out.push_back({string_at(group, "/metadata/name"), string_at(version, "/version"),
                       string_at(resource, "/responseKind/kind"), string_at(resource, "/resource"),
                       string_at(resource, "/scope") == "Namespaced", is_removable(resource)});
      }
    }
  }
  return out;
}

std::vector<Resource> decode_resource_list(const Json& document) {
  std::vector<Resource> out;
  const std::string group_version = string_at(document, "/groupVersion");
  const size_t slash = group_version.find('/');
  const std::string group = slash == std::string::npos ? "" : group_version.substr(0, slash);
  const std::string version =
      slash == std::string::npos ? group_version : group_version.substr(slash + 1);
  for (const Json& resource : list_of(document, "resources")) {
    const std::string plural = string_at(resource, "/name");
    if (plural.find('/') != std::string::npos) continue;
    out.push_back({group, version, string_at(resource, "/kind"), plural,
                   resource.value("namespaced", Json()) == true, is_removable(resource)});
  }
  return out;
}

std::vector<std::string> decode_group_list(const Json& document) {
  std::vector<std::string> out;
  for (const Json& group : list_of(document, "groups")) {
    const std::string preferred = string_at(group, "/preferredVersion/groupVersion");
    if (!preferred.empty()) out.push_back(preferred);
    for (const Json& version : list_of(group, "versions")) {
      const std::string name = string_at(version, "/groupVersion");
      if (!name.empty() && name != preferred) out.push_back(name);
    }
  }
  return out;
}

std::optional<Resource> find_kind(const std::vector<Resource>& resources,
                                  const std::string& api_version, const std::string& kind) {
  const auto found =
      std::find_if(resources.begin(), resources.end(), [&](const Resource& resource) {
        return resource.kind == kind &&
               (api_version.empty() || resource.api_version() == api_version);
      });
  if (found == resources.end()) return std::nullopt;
  return *found;
}

std::vector<Resource> Discovery::removable(const Fetch& fetch) {
  const std::lock_guard lock(mutex_);
  known_ = ask(fetch);
  std::set<std::pair<std::string, std::string>> seen;  // preferred versions come first
  std::vector<Resource> kinds;
  for (const Resource& resource : known_) {
    if (resource.removable && seen.emplace(resource.group, resource.kind).second)
      kinds.push_back(resource);
  }
  return kinds;
}

Resource Discovery::resolve(const Fetch& fetch, const std::string& api_version,
                            const std::string& kind) {
  const std::lock_guard lock(mutex_);
  if (const auto found = find_kind(known_, api_version, kind)) return *found;
  known_ = ask(fetch);
  if (const auto found = find_kind(known_, api_version, kind)) return *found;
  throw UnknownKind(not_served(known_, api_version, kind));
}

}  // namespace seaworthy::kube
