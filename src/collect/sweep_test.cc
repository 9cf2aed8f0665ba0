#include "collect/sweep.h"

#include <gmock/gmock.h>

#include <atomic>

#include "kube/fake_transport.h"

namespace seaworthy::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Json object(const char* ns, const char* name, const char* run, const char* expires) {
  Json made = {{"metadata",
                {{"name", name},
                 {"labels", {{kRunLabel, run}, {kCaseLabel, "dra-truth"}}},
                 {"creationTimestamp", "2026-01-01T00:00:00Z"}}}};
  if (*ns != '\0') made["metadata"]["namespace"] = ns;
  if (*expires != '\0') made["metadata"]["annotations"][kExpiresAnnotation] = expires;
  return made;
}

/// A server of namespaces, nodes and pods; Secrets may not be listed. Deleting a namespace takes it
/// away, unless it is `stuck`.
class SweepTest : public ::testing::Test {
 protected:
  http::Response answer(const http::Request& request) {
    const std::string path = request.url.substr(std::string("https://fake").size());
    const auto ok = [](const Json& body) { return http::Response{200, {}, to_line(body)}; };
    if (path == "/api") return ok({{"kind", "APIVersions"}, {"versions", {"v1"}}});
    if (path == "/apis") return ok({{"kind", "APIGroupList"}, {"groups", Json::array()}});
    if (path == "/api/v1") return ok(resources());
    if (path.find("watch=") != std::string::npos) return {200, {}, ""};
    if (request.method == "DELETE") {
      gone_ = gone_ || !stuck_;
      return ok(Json::object());
    }
    if (path.starts_with("/api/v1/secrets")) {
      return {403, {}, R"({"kind": "Status", "reason": "Forbidden", "message": "no secrets"})"};
    }
    return ok({{"metadata", {{"resourceVersion", "1"}}}, {"items", items(path)}});
  }
  static Json resources() {
    Json list = Json::array();
    for (const auto& [plural, kind, namespaced] :
         {std::tuple{"namespaces", "Namespace", false}, std::tuple{"nodes", "Node", false},
          std::tuple{"pods", "Pod", true}, std::tuple{"secrets", "Secret", true}}) {
      list.push_back({{"name", plural},
                      {"kind", kind},
                      {"namespaced", namespaced},
                      {"verbs", {"delete", "list", "watch"}}});
    }
    return {{"kind", "APIResourceList"}, {"groupVersion", "v1"}, {"resources", list}};
  }
  Json items(const std::string& path) const {
    if (gone_) return Json::array();
    if (path.starts_with("/api/v1/namespaces")) {
      Json ns = object("", "sw-1", "7k2m9", "2026-01-01T03:00:00Z");
      if (stuck_) ns["metadata"]["finalizers"] = {"example.com/hold"};
      return Json::array({ns});
    }
    if (path.starts_with("/api/v1/pods")) {
      return Json::array({object("sw-1", "look", "7k2m9", "2026-01-01T03:00:00Z")});
    }
    return Json::array({object("", "fake-node", "7k2m9", "")});
  }
  Remnants find(const SweepFilter& filter) { return find_remnants({}, client_, filter); }
  static std::vector<std::string> names(const Remnants& remnants) {
    std::vector<std::string> all;
    for (const Remnant& remnant : remnants.found) all.push_back(remnant.object.text());
    return all;
  }
  std::vector<std::string> urls_with(const std::string& method, const std::string& part) const {
    std::vector<std::string> urls;
    for (const http::Request& request : transport_->requests()) {
      if (request.method == method && request.url.find(part) != std::string::npos) {
        urls.push_back(request.url);
      }
    }
    return urls;
  }

  std::atomic<bool> gone_ = false;
  bool stuck_ = false;
  kube::FakeTransport* transport_ =
      new kube::FakeTransport([this](const http::Request& request) { return answer(request); });
  kube::Client client_{{.server = "https://fake"}, std::unique_ptr<http::Transport>(transport_)};
};

TEST_F(SweepTest, FindsEveryKindNamespacesFirst) {
  const Remnants remnants = find({});
  EXPECT_THAT(names(remnants), ElementsAre("Namespace sw-1", "Node fake-node", "Pod sw-1/look"));
  EXPECT_EQ(remnants.found[0].run_id, "7k2m9");
  EXPECT_EQ(remnants.found[0].case_id, "dra-truth");
  EXPECT_EQ(remnants.found[0].expires, parse_time("2026-01-01T03:00:00Z"));
  ASSERT_EQ(remnants.unseen.size(), 1U);
  EXPECT_EQ(remnants.unseen[0].substr(0, 28), "Secret: cannot list secrets:");
}

TEST_F(SweepTest, AsksForTheRunThatIsNamed) {
  (void)find({"7k2m9", std::nullopt});
  EXPECT_EQ(urls_with("GET", "labelSelector=seaworthy.dev%2Frun%3D7k2m9").size(), 4U);
}

TEST_F(SweepTest, WhatDoesNotSayWhenItExpiresHasNotExpired) {
  EXPECT_THAT(names(find({"", parse_time("2026-01-01T02:59:59Z")})), IsEmpty());
  EXPECT_THAT(names(find({"", parse_time("2026-01-01T03:00:00Z")})),
              ElementsAre("Namespace sw-1", "Pod sw-1/look"));
}

TEST_F(SweepTest, RemovesANamespaceAndWithItWhatLiesThere) {
  const RealClock clock;
  const Context context = Context{}.within(std::chrono::seconds(20));
  EXPECT_THAT(remove_remnants(context, client_, clock, find({}).found), IsEmpty());
  EXPECT_EQ(urls_with("DELETE", "/api/v1/namespaces/sw-1").size(), 1U);
  EXPECT_EQ(urls_with("DELETE", "/api/v1/nodes/fake-node").size(), 1U);
  EXPECT_EQ(urls_with("DELETE", "/pods/").size(), 0U);
}

TEST_F(SweepTest, SaysWhyANamespaceIsStillThere) {
  stuck_ = true;
  const RealClock clock;
  const Context context = Context{}.within(std::chrono::milliseconds(300));
  const std::vector<Leftover> left =
      remove_remnants(context, client_, clock, {find({}).found.front()});
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].object.text(), "Namespace sw-1");
  EXPECT_EQ(left[0].reason, "still there; finalizers [\"example.com/hold\"]");
}

}  // namespace
}  // namespace seaworthy::collect
