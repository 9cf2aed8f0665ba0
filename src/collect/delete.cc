#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "collect/manifest.h"
#include "collect/selection.h"
#include "collect/step.h"

namespace seaworthy::collect {
namespace {

std::vector<ObjectName> of_manifest(const Context& context, Session& session,
                                    const spec::Step& step) {
  std::vector<ObjectName> names;
  for (const Json& object : manifest_objects(session, step, step.args["file"].get<std::string>())) {
    kube::Resource resource = session.env.client.resolve(context, string_at(object, "/apiVersion"),
                                                         string_at(object, "/kind"));
    std::string ns =
        resource.namespaced ? string_at(object, "/metadata/namespace", session.ns) : "";
    names.push_back({std::move(resource), std::move(ns), string_at(object, "/metadata/name")});
  }
  std::reverse(names.begin(), names.end());
  return names;
}

std::vector<ObjectName> of_selection(const Context& context, Session& session,
                                     const spec::Step& step) {
  const Selected selected = select(context, session, step);
  std::vector<ObjectName> names;
  if (step.expressions.count("names") != 0) {
    const Json list = session.run_one(step, "names");
    for (const Json& name : list)
      names.push_back({selected.resource, selected.ns, name.get<std::string>()});
    return names;
  }
  for (const Json& object : selected.filter(
           session.env.client.list(context, selected.resource, {selected.ns, selected.labels, ""})
               .items)) {
    names.push_back({selected.resource, string_at(object, "/metadata/namespace"),
                     string_at(object, "/metadata/name")});
  }
  return names;
}

bool is_there(const std::vector<Json>& objects, const std::set<std::string>& uids) {
  return std::any_of(objects.begin(), objects.end(), [&](const Json& object) {
    return uids.count(string_at(object, "/metadata/uid")) != 0;
  });
}

}  // namespace

StepEnd delete_step(const Context& context, Session& session, const spec::Step& step) {
  const Context limited =
      context.within(session.duration(step, "within", std::chrono::seconds(60)));
  const std::vector<ObjectName> names = step.args.contains("file")
                                            ? of_manifest(limited, session, step)
                                            : of_selection(limited, session, step);
  if (names.empty())
    throw Error(step.where.text() + ": there is nothing to delete; no object is selected");
  Json deleted = Json::array();
  std::map<std::shared_ptr<kube::Informer>, std::set<std::string>>
      waiting;  // uids: an object made again under the name is another
  for (const ObjectName& object : names) {
    const std::shared_ptr<kube::Informer> informer =
        session.watch(limited, object.resource, object.ns);
    if (const std::optional<Json> known = informer->object(object.ns, object.name))
      waiting[informer].insert(string_at(*known, "/metadata/uid"));
    if (!session.env.client.remove(limited, object.resource, object.ns, object.name, std::nullopt,
                                   session.argument(step, "propagation", "Foreground"))) {
      throw Error(fmt::format("{}: {} is not there any more", step.where.text(), object.text()));
    }
    deleted.push_back(object.text());
  }
  for (const auto& [informer, uids] : waiting) {
    if (!informer->wait(limited, [&left = uids](const std::vector<Json>& objects) {
          return !is_there(objects, left);
        })) {
      throw TimedOut(fmt::format("{}: not gone in time: {}", step.where.text(), to_line(deleted)));
    }
  }
  session.result(step, {{"deleted", deleted}});
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
