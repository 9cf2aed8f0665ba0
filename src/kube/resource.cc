#include "kube/resource.h"

#include "http/url.h"

namespace seaworthy::kube {

std::string Resource::api_version() const {
  return group.empty() ? version : group + "/" + version;
}

std::string Resource::full_name() const { return group.empty() ? plural : plural + "." + group; }

std::string Resource::path(const std::string& ns, const std::string& name) const {
  std::string out = (group.empty() ? "/api/" : "/apis/") + api_version();
  if (namespaced && !ns.empty()) out += "/namespaces/" + http::percent_encode(ns);
  out += "/" + plural;
  if (!name.empty()) out += "/" + http::percent_encode(name);
  return out;
}

}  // namespace seaworthy::kube
