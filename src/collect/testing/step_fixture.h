#pragma once
// A step that runs against a scripted API server, without a network.

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/text.h"
#include "collect/step.h"
#include "kube/fake_transport.h"

namespace seaworthy::collect::testing {

/// Serves ConfigMaps, Pods, ResourceClaims, ServiceAccounts, Nodes and Namespaces, in the case's
/// own namespace `sw-1`. A watch tells `events_` once, and is opened again and again; each LIST of
/// pods but the last of `lists` is answered once.
class StepFixture : public ::testing::Test {
 protected:
  static constexpr const char* kRunning = R"(all(.[]; .status.phase == "Running"))";

  StepFixture() {
    step_.role = spec::Role::kObserve;
    session_.created.add({{"", "v1", "Namespace", "namespaces", false}, "", "sw-1"});
  }
  /// Long enough on the slowest machine for what does not wait.
  static Context soon() { return Context{}.within(std::chrono::seconds(20)); }

  StepEnd run(const std::string& verb, const Json& args, const Context& context = soon()) {
    step_.verb = step_.as = verb;
    step_.args = args;
    for (const char* name : {"expect", "until"}) {
      if (args.contains(name))
        step_.expressions[name] = {args.at(name).get<std::string>(), {"case.md", 1, 1}};
    }
    return find_step(verb)(context, session_, step_);
  }
  /// As a step before would have it, so that a step's own time is all for waiting.
  void watch_pods() { (void)informers_.get(soon(), client_.resolve(soon(), "v1", "Pod"), "sw-1"); }
  /// What the next watch of this kind tells, where watches may be open already.
  void tell(const std::string& plural, const Json& event) {
    const std::lock_guard lock(mutex_);
    events_[plural] = event;
  }
  /// What the step left under its name.
  [[nodiscard]] Json left() const { return session_.recorder.document().at(step_.verb); }

  static Json pod(const std::string& name, int version, Json status = Json::object()) {
    return {{"metadata",
             {{"namespace", "sw-1"},
              {"name", name},
              {"uid", "uid-" + name},
              {"resourceVersion", std::to_string(version)}}},
            {"status", std::move(status)}};
  }
  static Json running_container(const std::string& name) {
    return {{"phase", "Running"},
            {"containerStatuses", {{{"name", name}, {"state", {{"running", Json::object()}}}}}}};
  }
  static http::Response ok(const Json& body) { return {200, {}, to_line(body)}; }
  static http::Response not_found() { return {404, {}, R"({"kind":"Status","message":"no"})"}; }

  std::vector<std::vector<Json>> lists_ = {{}};  ///< of pods, one after the other
  http::Response created_ = ok(Json::object());  ///< the answer to POST
  std::vector<Json> nodes_;                      ///< to a LIST of them
  std::vector<Json> claims_;                     ///< to a LIST of them
  bool namespaces_stay_ = false;                 ///< those that are made, also when deleted
  std::map<std::string, Json> events_;           ///< by plural: one {type, object}
  std::string stored_version_ = "10";            ///< of what is applied or patched
  std::vector<std::string> refusals_;            ///< of what is made, the last first
  int refusal_code_ = 400;
  http::Response deleted_ = ok(Json::object());
  std::vector<std::string> deletes_;  ///< what was deleted, "/v1/nodes/a"
  std::string log_;

 private:
  http::Response list(const std::string& url) {
    std::vector<Json> items;
    if (url.find("/nodes") != std::string::npos) items = nodes_;
    if (url.find("/resourceclaims") != std::string::npos) items = claims_;
    if (url.find("/api/v1/namespaces?") != std::string::npos) items = namespaces_;
    if (url.find("/serviceaccounts") != std::string::npos) items = {pod("default", 1)};
    if (url.find("/pods") != std::string::npos) {
      const std::lock_guard lock(mutex_);
      items = lists_.front();
      if (lists_.size() > 1) lists_.erase(lists_.begin());
    }
    return ok({{"metadata", {{"resourceVersion", "10"}}}, {"items", items}});
  }
  http::Response watch(const std::string& plural) {
    const std::lock_guard lock(mutex_);
    const auto event = events_.find(plural);
    if (event == events_.end()) return {200, {}, ""};
    const std::string line = to_line(event->second) + "\n";
    events_.erase(event);
    return {200, {}, line};
  }
  static Json kind(const char* plural, const char* name, bool namespaced) {
    return {{"name", plural},
            {"kind", name},
            {"namespaced", namespaced},
            {"verbs", {"delete", "list"}}};
  }
  http::Response refusal() {
    const std::string message = refusals_.back();
    refusals_.pop_back();
    return {refusal_code_, {}, to_line({{"kind", "Status"}, {"message", message}})};
  }
  http::Response answer(const http::Request& request) {
    const std::string path = request.url.substr(0, request.url.find('?'));
    const std::string last = path.substr(path.rfind('/') + 1);
    if (request.method == "POST") {
      if (namespaces_stay_ && last == "namespaces") namespaces_ = {json_of(request.body)};
      return refusals_.empty() ? created_ : refusal();
    }
    if (request.method == "DELETE") {
      const std::lock_guard lock(mutex_);
      deletes_.push_back(path.substr(path.find("/v1/")));
      return deleted_;
    }
    if (request.method == "PATCH") {
      if (!refusals_.empty()) return refusal();
      Json stored = json_of(request.body);
      stored["metadata"]["resourceVersion"] = stored_version_;
      return ok(stored);
    }
    if (last == "log") return {200, {}, log_};
    if (last == "api") return ok({{"kind", "APIVersions"}, {"versions", {"v1"}}});
    if (last == "apis") return ok({{"kind", "APIGroupList"}, {"groups", Json::array()}});
    if (last == "v1") {
      return ok({{"groupVersion", "v1"},
                 {"resources",
                  {kind("configmaps", "ConfigMap", true), kind("pods", "Pod", true),
                   kind("serviceaccounts", "ServiceAccount", true), kind("nodes", "Node", false),
                   kind("namespaces", "Namespace", false)}}});
    }
    if (request.url.find("watch=true") != std::string::npos) return watch(last);
    return list(request.url);
  }

 protected:
  kube::Client client_{{.server = "https://fake"},
                       std::make_unique<kube::FakeTransport>(
                           [this](const http::Request& request) { return answer(request); })};
  RealClock clock_;
  text::Programs programs_{std::vector<text::Expression>{{kRunning, {"case.md", 1, 1}}}};
  bool is_disk_full_ = false;
  spec::Evidence facts_;
  Recorder recorder_{clock_, [this](const spec::Fact& fact) {
                       if (is_disk_full_) throw Error("disk full");
                       facts_.push_back(fact);
                     }};
  spec::Case test_;
  spec::Step step_;

 private:
  std::vector<Json> namespaces_;  ///< that stay
  std::mutex mutex_;              ///< of lists_ and events_: informers ask on threads of their own

 protected:
  kube::InformerSet informers_{client_, clock_};
  Environment environment_{
      client_, informers_, clock_, "7k2m9", "n0nce", {{"PROBE_IMAGE", "probe:1"}}, {}, programs_};
  Session session_{environment_, test_, recorder_, "sw-1", {}};
};

}  // namespace seaworthy::collect::testing
