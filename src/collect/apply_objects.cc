#include "collect/apply_objects.h"

#include "collect/dropped.h"
#include "collect/selection.h"
#include "collect/webhooks.h"

namespace seaworthy::collect {
namespace {

/// A pod is refused until its namespace has the service account it runs as; controllers try again,
/// we wait.
void await_service_account(const Context& context, Session& session, const Json& pod) {
  const std::string ns = string_at(pod, "/metadata/namespace");
  const std::string account = string_at(pod, "/spec/serviceAccountName", "default");
  const kube::Resource resource = session.env.client.resolve(context, "v1", "ServiceAccount");
  const std::shared_ptr<kube::Informer> informer = session.watch(context, resource, ns);
  const bool there = informer->wait(context, [&](const std::vector<Json>& accounts) {
    return find_named(accounts, account) != nullptr;
  });
  if (!there) throw TimedOut("service account " + ns + "/" + account + " did not appear in time");
}

/// What lies outside the case's own namespaces may be somebody's: it is not taken over, since it
/// would be removed at the end.
void refuse_foreign(const Context& context, Session& session, const ObjectName& object) {
  if (session.created.owns(object)) return;
  const kube::Selection named{object.ns, "", "metadata.name=" + object.name};
  for (const Json& found : session.env.client.list(context, object.resource, named).items) {
    if (mark_of(found, "labels", kRunLabel) == session.env.run_id) continue;
    throw Error(object.text() +
                " is there already, and is not of this run: give yours a name of its own, with "
                "$RUN or $NAMESPACE in it");
  }
}

}  // namespace

kube::Resource prepare_object(const Context& context, Session& session, Json& object) {
  kube::Resource resource = session.env.client.resolve(context, string_at(object, "/apiVersion"),
                                                       string_at(object, "/kind"));
  if (resource.namespaced && string_at(object, "/metadata/namespace").empty())
    object["metadata"]["namespace"] = session.ns;
  if (resource.group.empty() && resource.kind == "Pod")
    await_service_account(context, session, object);
  const ObjectName name{resource, string_at(object, "/metadata/namespace"),
                        string_at(object, "/metadata/name")};
  refuse_foreign(context, session, name);
  session.created.add(name);
  return resource;
}

std::vector<Json> apply_objects(const Context& context, Session& session, const spec::Step& step,
                                std::vector<Json> objects) {
  std::vector<Json> stored;
  for (Json& object : objects) {
    const kube::Resource resource = prepare_object(context, session, object);
    stored.push_back(once_webhooks_can_tell(context, session, step, object, [&] {
      return session.env.client.apply(context, resource, object);
    }));
    session.wrote(resource, stored.back());
    if (const std::vector<std::string> lost = dropped_fields(object, stored.back());
        !lost.empty()) {
      session.recorder.record(Session::place(step), spec::kFactDropped, "",
                              {{"object", stored.back()}, {"fields", lost}});
    }
  }
  return stored;
}

}  // namespace seaworthy::collect
