#include "collect/watch_check.h"

#include "kube/resource_version.h"

namespace seaworthy::collect {
namespace {

/// How long a watch that is alive may lag behind; moments, but on a machine that is short of time.
constexpr std::chrono::seconds kCatchUp(15);

}  // namespace

std::map<std::string, std::string> versions(const std::vector<Json>& objects) {
  std::map<std::string, std::string> result;
  for (const Json& object : objects)
    result[string_at(object, "/metadata/uid")] = string_at(object, "/metadata/resourceVersion");
  return result;
}

bool watch_agrees_with_list(const Context& context, Session& session, const Selected& selected,
                            kube::Informer& informer) {
  kube::ListResult list =
      session.env.client.list(context, selected.resource, {selected.ns, selected.labels, ""});
  const auto listed = versions(selected.filter(std::move(list.items)));
  return informer.wait(context.within(kCatchUp), [&](const std::vector<Json>& objects) {
    const auto watched = versions(selected.filter(objects));
    for (const auto& [uid, version] : listed) {
      const auto found = watched.find(uid);
      if (found == watched.end() || !kube::is_as_new(found->second, version)) return false;
    }
    for (const auto& [uid, version] : watched) {
      if (listed.count(uid) == 0 && !kube::is_as_new(version, list.resource_version)) return false;
    }
    return true;
  });
}

void check_watch(const Context& context, Session& session, const spec::Step& step,
                 const Selected& selected, kube::Informer& informer) {
  if (watch_agrees_with_list(context, session, selected, informer)) return;
  throw Error(step.where.text() +
              ": the watch does not show what a LIST shows; what was waited for was not looked at");
}

}  // namespace seaworthy::collect
