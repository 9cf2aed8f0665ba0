#include "collect/created.h"

#include <algorithm>
#include <set>

#include "collect/selection.h"

namespace seaworthy::collect {
namespace {

bool is_namespace(const ObjectName& object) {
  return object.resource.group.empty() && object.resource.kind == "Namespace";
}

std::array<std::string, 4> key_of(const ObjectName& object) {
  return {object.resource.api_version(), object.resource.plural, object.ns, object.name};
}

/// Why a namespace is still there, in the API server's words: what content or finalizer remains.
std::string why_still_there(const Json& object) {
  std::string reason = "still there";
  const Json::json_pointer conditions("/status/conditions");
  if (object.contains(conditions)) {
    for (const Json& condition : object.at(conditions)) {
      if (condition.value("status", "") == "True") reason += "; " + condition.value("message", "");
    }
  }
  const Json::json_pointer finalizers("/metadata/finalizers");
  if (object.contains(finalizers)) reason += "; finalizers " + to_line(object.at(finalizers));
  return reason;
}

}  // namespace

void mark(Json& object, const std::string& run_id, const std::string& case_id, WallTime expires) {
  object["metadata"]["labels"][kRunLabel] = run_id;
  object["metadata"]["labels"][kCaseLabel] = case_id;
  object["metadata"]["annotations"][kExpiresAnnotation] = format_time(expires);
}

std::string mark_of(const Json& object, const char* map, const char* key) {
  return string_at(object, (Json::json_pointer("/metadata") / map / key).to_string());
}

std::string ObjectName::text() const {
  return resource.kind + " " + (ns.empty() ? "" : ns + "/") + name;
}

void Created::add(const ObjectName& object) {
  if (known_.insert(key_of(object)).second) objects_.push_back(object);
}

bool Created::owns(const ObjectName& object) const {
  return known_.count(key_of(object)) != 0 ||
         known_.count({"v1", "namespaces", "", object.ns}) != 0;
}

std::set<std::string> Created::namespaces() const {
  std::set<std::string> namespaces;
  for (const ObjectName& object : objects_) {
    if (is_namespace(object)) namespaces.insert(object.name);
  }
  return namespaces;
}

std::vector<ObjectName> Created::roots() const {
  const std::set<std::string> ours = namespaces();
  std::vector<ObjectName> roots;
  for (auto object = objects_.rbegin(); object != objects_.rend(); ++object) {
    if (object->ns.empty() || ours.count(object->ns) == 0) roots.push_back(*object);
  }
  return roots;
}

std::vector<Leftover> Created::request_removal(const Context& context, kube::Client& client) {
  std::vector<Leftover> leftovers;
  for (const ObjectName& object : roots()) {
    try {
      // A namespace waits for all that lies in it anyway, also where no garbage is collected.
      client.remove(context, object.resource, object.ns, object.name, std::nullopt,
                    is_namespace(object) ? "Background" : "Foreground");
    } catch (const Error& error) {
      leftovers.push_back({object, error.what()});
    }
  }
  return leftovers;
}

std::vector<Leftover> Created::await_removal(const Context& context, const Watch& watch) const {
  return await(context, watch, roots());
}

std::vector<Leftover> Created::await_removal_outside(const Context& context,
                                                     const Watch& watch) const {
  std::vector<ObjectName> objects = roots();
  objects.erase(std::remove_if(objects.begin(), objects.end(), is_namespace), objects.end());
  return await(context, watch, objects);
}

std::vector<Leftover> Created::await(const Context& context, const Watch& watch,
                                     const std::vector<ObjectName>& objects) {
  std::vector<Leftover> leftovers;
  for (const ObjectName& object : objects) {
    try {
      const std::shared_ptr<kube::Informer> informer = watch(context, object.resource, object.ns);
      if (informer->wait_gone(context, object.ns, object.name)) continue;
      const std::vector<Json> there = informer->objects();
      const Json* left = find_named(there, object.name);
      if (left != nullptr) leftovers.push_back({object, why_still_there(*left)});
    } catch (const Error& error) {
      leftovers.push_back({object, error.what()});
    }
  }
  return leftovers;
}

}  // namespace seaworthy::collect
