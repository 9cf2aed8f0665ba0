#include "collect/selection.h"

#include <algorithm>

namespace seaworthy::collect {

bool Selected::matches(const Json& object) const {
  return (name.empty() || string_at(object, "/metadata/name") == name) && selector.matches(object);
}

std::vector<Json> Selected::filter(std::vector<Json> objects) const {
  std::erase_if(objects, [this](const Json& object) { return !matches(object); });
  return objects;
}

const Json* find_named(const std::vector<Json>& objects, const std::string& name) {
  const auto found = std::find_if(objects.begin(), objects.end(), [&](const Json& object) {
    return string_at(object, "/metadata/name") == name;
  });
  return found == objects.end() ? nullptr : &*found;
}

Selected select(const Context& context, Session& session, const spec::Step& step) {
  kube::Resource resource = session.env.client.resolve(
      context, session.argument(step, "apiVersion"), session.argument(step, "kind"));
  std::string ns = session.argument(step, "namespace", session.ns);
  if (ns == "*" || !resource.namespaced) ns.clear();
  const std::string labels = session.argument(step, "selector");
  return {std::move(resource), std::move(ns), session.argument(step, "name"), labels,
          LabelSelector(labels)};
}

}  // namespace seaworthy::collect
