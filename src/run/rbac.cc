#include "run/rbac.h"

#include <fmt/format.h>

#include "base/text.h"
#include "collect/manifest.h"
#include "collect/room.h"
#include "run/kinds.h"
#include "spec/variable.h"

namespace seaworthy::run {
namespace {

using Verbs = std::set<std::string>;

std::string join_all(const Verbs& words) { return join({words.begin(), words.end()}, ", "); }

/// The permissions of one case, step by step: what each step of src/collect/ asks the server.
class Needs {
 public:
  Needs(const spec::Suite& suite, const spec::Case& test) : suite_(suite), test_(test) {
    for (const std::string& name : test.needs) feature(name);
    for (const auto& [variable, name] : test.matrix) feature(name);
    for (const spec::Step& step : test.steps) add(step);
    if (!test.locks.empty()) give_room_back();
  }
  Permissions permissions;

 private:
  void allow(const std::string& group, const std::string& resource, const Verbs& verbs) {
    permissions[{group, resource}].insert(verbs.begin(), verbs.end());
  }

  void feature(const std::string& name) {
    const auto found = suite_.features.find(name);
    if (found == suite_.features.end()) return;
    for (const spec::Feature::List& list : found->second.lists) {
      allow(group_of(list.api_version), plural_of(list.kind), {"list"});
    }
  }

  /// Of every manifest that the name may stand for: which it will be is known on the cluster alone.
  std::vector<Json> objects(const std::string& file) const {
    std::vector<Json> all;
    for (const std::string& name : spec::manifests_named(test_, file)) {
      for (Json& object : collect::parse_manifest(test_.manifests.at(name), name))
        all.push_back(std::move(object));
    }
    return all;
  }

  std::string group_of_step(const spec::Step& step, const std::string& kind) const {
    if (step.args.contains("apiVersion")) return group_of(step.args["apiVersion"]);
    for (const auto& [file, text] : test_.manifests) {
      for (const Json& object : objects(file)) {
        if (string_at(object, "/kind") == kind) return group_of(string_at(object, "/apiVersion"));
      }
    }
    if (const auto group = builtin_group(kind)) return *group;
    throw UsageError(
        fmt::format("{}: the group of kind {} is unknown without a server; "
                    "name it by `apiVersion`",
                    step.where.text(), kind));
  }

  void selection(const spec::Step& step, const Verbs& verbs) {
    const std::string kind = step.args["kind"];
    allow(group_of_step(step, kind), plural_of(kind), verbs);
  }

  /// Objects go away with the case's namespace, unless they do not live in it.
  void create(const std::string& file, const Verbs& verbs) {
    for (const Json& object : objects(file)) {
      const std::string kind = string_at(object, "/kind");
      const std::string group = group_of(string_at(object, "/apiVersion"));
      const std::string ns = string_at(object, "/metadata/namespace", "$NAMESPACE");
      allow(group, plural_of(kind), verbs);
      if (ns != "$NAMESPACE" || !is_builtin_in_namespace(group, kind)) remove(group, kind);
      if (group.empty() && kind == "Pod") allow("", "serviceaccounts", {"list", "watch"});
    }
  }

  void apply(const std::string& file) { create(file, {"create", "patch"}); }

  void remove(const std::string& group, const std::string& kind) {
    allow(group, plural_of(kind), {"delete", "list", "watch"});
  }

  void remove(const spec::Step& step) {
    if (!step.args.contains("file")) return selection(step, {"delete", "list", "watch"});
    for (const Json& object : objects(step.args["file"])) {
      remove(group_of(string_at(object, "/apiVersion")), string_at(object, "/kind"));
    }
  }

  /// What others with one of its locks wait for.
  void give_room_back() {
    allow("", "pods", {"deletecollection", "list", "watch"});
    if (collect::makes_claims(test_)) allow("resource.k8s.io", "resourceclaims", {"list", "watch"});
  }

  void window(const spec::Step& step) {
    selection(step, {"list", "watch"});
    if (step.args.contains("apply")) apply(step.args["apply"]);
  }

  void logs(const Verbs& pods) {
    allow("", "pods", pods);
    allow("", "pods/log", {"get"});
  }

  void probe() {
    logs({"create", "list", "patch", "watch"});
    allow("", "serviceaccounts", {"list", "watch"});
  }

  void add(const spec::Step& step) {
    const std::string& verb = step.verb;
    if (verb == "apply") apply(step.args["file"]);
    if (verb == "try") create(step.args["file"], {"create"});
    if (verb == "patch") selection(step, {"patch"});
    if (verb == "delete") remove(step);
    if (verb == "until") selection(step, {"list", "watch"});
    if (verb == "window") window(step);
    if (verb == "list") selection(step, {"list"});
    if (verb == "logs") logs({"list", "watch"});
    if (verb == "probe") probe();
    if (verb == "capacity") {
      allow("", "nodes", {"list"});
      allow("", "pods", {"list"});
    }
  }

  const spec::Suite& suite_;
  const spec::Case& test_;
};

/// What every run does: it says which cluster it saw, and gives each case a namespace.
Permissions permissions_of_a_run() {
  return {{{"", "namespaces"}, {"create", "delete", "get", "list", "watch"}},
          {{"", "nodes"}, {"list"}},
          {{"resource.k8s.io", "resourceslices"}, {"list"}}};
}

}  // namespace

Permissions permissions_of(const spec::Suite& suite, const spec::Case& test) {
  return Needs(suite, test).permissions;
}

Permissions permissions_of(const spec::Suite& suite, const std::vector<const spec::Case*>& cases) {
  Permissions all = permissions_of_a_run();
  for (const spec::Case* test : cases) {
    for (const auto& [resource, verbs] : permissions_of(suite, *test)) {
      all[resource].insert(verbs.begin(), verbs.end());
    }
  }
  return all;
}

std::string cluster_role(const std::string& name, const Permissions& permissions) {
  std::map<std::pair<std::string, Verbs>, Verbs> rules;  // (group, verbs) -> resources
  for (const auto& [resource, verbs] : permissions) {
    rules[{resource.first, verbs}].insert(resource.second);
  }
  std::string yaml = fmt::format(
      "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: "
      "{}\nrules:\n",
      name);
  for (const auto& [rule, resources] : rules) {
    yaml += fmt::format("  - apiGroups: [{}]\n    resources: [{}]\n    verbs: [{}]\n",
                        rule.first.empty() ? "\"\"" : rule.first, join_all(resources),
                        join_all(rule.second));
  }
  return yaml;
}

}  // namespace seaworthy::run
