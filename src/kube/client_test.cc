#include "kube/client.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kube/fake_transport.h"
#include "kube/testing/common.h"

namespace seaworthy::kube {
namespace {

using namespace std::chrono_literals;  // NOLINT

class ClientTest : public ::testing::Test {
 protected:
  /// A client whose server answers by `answer`.
  Client& client(FakeTransport::Answer answer) {
    Config config;
    config.server = "https://api";
    config.context_name = "prod-west";
    config.default_namespace = "team";
    config.credentials.token = "s3cret";
    auto transport = std::make_unique<FakeTransport>(std::move(answer));
    transport_ = transport.get();
    client_ = std::make_unique<Client>(config, std::move(transport));
    return *client_;
  }
  Client& answering(int status, const std::string& body) {
    return client([=](const http::Request&) { return http::Response{status, {}, body}; });
  }
  /// "METHOD URL" of request `index`.
  [[nodiscard]] std::string line(size_t index) const {
    const http::Request request = transport_->requests().at(index);
    return request.method + " " + request.url;
  }
  [[nodiscard]] bool sent(size_t index, const std::string& header) const {
    const std::vector<std::string> headers = transport_->requests().at(index).headers;
    return std::find(headers.begin(), headers.end(), header) != headers.end();
  }

  FakeTransport* transport_ = nullptr;
  std::unique_ptr<Client> client_;
};

TEST_F(ClientTest, SaysWhoItIs) {
  EXPECT_EQ(answering(200, "{\"a\":1}").get(soon(), kPods, "ns", "p"), (Json{{"a", 1}}));
  EXPECT_EQ(line(0), "GET https://api/api/v1/namespaces/ns/pods/p");
  EXPECT_TRUE(sent(0, "Authorization: Bearer s3cret"));
  EXPECT_TRUE(transport_->requests()[0].headers[1].starts_with("User-Agent: seaworthy/0."));
  EXPECT_EQ(client_->requests_sent(), 1u);
}

TEST_F(ClientTest, ListsPageByPageAndFillsInTheKind) {
  client([](const http::Request& request) {
    const bool is_second = request.url.find("continue=next") != std::string::npos;
    return http::Response{
        200,
        {},
        is_second
            ? R"({"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"b"}}]})"
            : R"({"metadata":{"resourceVersion":"7","continue":"next"},"items":[{"metadata":{"name":"a"}}]})"};
  });
  const ListResult result = client_->list(soon(), kPods, {"ns", "app=x", ""});
  ASSERT_EQ(result.items.size(), 2u);
  EXPECT_EQ(result.items[1],
            (Json{{"apiVersion", "v1"}, {"kind", "Pod"}, {"metadata", {{"name", "b"}}}}));
  EXPECT_EQ(result.resource_version, "7");
  EXPECT_EQ(line(0), "GET https://api/api/v1/namespaces/ns/pods?limit=500&labelSelector=app%3Dx");
  EXPECT_EQ(
      line(1),
      "GET https://api/api/v1/namespaces/ns/pods?limit=500&labelSelector=app%3Dx&continue=next");
}

TEST_F(ClientTest, LeavesOutWhoManagesWhichField) {
  const std::string object = R"({"metadata":{"managedFields":[{"manager":"x"}],"name":"a"}})";
  EXPECT_EQ(answering(200, object).get(soon(), kPods, "ns", "a"),
            (Json{{"metadata", {{"name", "a"}}}}));
  const ListResult list = answering(200, R"({"items":[)" + object + "]}").list(soon(), kPods, {});
  ASSERT_EQ(list.items.size(), 1u);
  EXPECT_EQ(list.items[0]["metadata"], (Json{{"name", "a"}}));
}

TEST_F(ClientTest, ListsAgainWhereThePagesExpire) {
  int calls = 0;
  client([&calls](const http::Request& request) {
    ++calls;
    if (request.url.find("continue") != std::string::npos) return http::Response{410, {}, "{}"};
    if (calls == 1)
      return http::Response{200, {}, R"({"metadata":{"continue":"old"},"items":[{}]})"};
    return http::Response{200, {}, R"({"metadata":{"resourceVersion":"9"},"items":[{}]})"};
  });
  const ListResult result = client_->list(soon(), kPods, {});
  EXPECT_EQ(result.items.size(), 1u);
  EXPECT_EQ(result.resource_version, "9");
  EXPECT_EQ(calls, 3);
}

TEST_F(ClientTest, AppliesStrictlyIntoTheNamespaceOfTheContext) {
  const Json object = {{"metadata", {{"name", "p"}}}};
  (void)answering(200, "{}").apply(soon(), kPods, object);
  EXPECT_EQ(line(0),
            "PATCH "
            "https://api/api/v1/namespaces/team/pods/"
            "p?fieldManager=seaworthy&force=true&fieldValidation=Strict");
  EXPECT_TRUE(sent(0, "Content-Type: application/apply-patch+yaml"));
  EXPECT_EQ(json_of(transport_->requests()[0].body), object);
}

TEST_F(ClientTest, DeletesInTheForegroundUnlessToldOtherwise) {
  EXPECT_TRUE(answering(200, "{}").remove(soon(), kPods, "ns", "p", 0));
  EXPECT_EQ(line(0), "DELETE https://api/api/v1/namespaces/ns/pods/p");
  const Json options = json_of(transport_->requests()[0].body);
  EXPECT_EQ(options["propagationPolicy"], "Foreground");
  EXPECT_EQ(options["gracePeriodSeconds"], 0);
  EXPECT_FALSE(answering(404, "{}").remove(soon(), kPods, "ns", "p"));
  (void)answering(200, "{}").remove(soon(), kPods, "ns", "p", std::nullopt, "Background");
  EXPECT_EQ(
      json_of(transport_->requests()[0].body),
      Json({{"apiVersion", "v1"}, {"kind", "DeleteOptions"}, {"propagationPolicy", "Background"}}));
}

TEST_F(ClientTest, DeletesAllOfANamespaceButNeverOfACluster) {
  answering(200, "{}").remove_all(soon(), kPods, "ns");
  EXPECT_EQ(line(0), "DELETE https://api/api/v1/namespaces/ns/pods");
  EXPECT_THROW(client_->remove_all(soon(), kPods, ""), Error);
  EXPECT_EQ(transport_->requests().size(), 1);
}

TEST_F(ClientTest, CreatesPatchesAndReadsLogs) {
  (void)answering(201, "{}").create(soon(), kSlices, {{"metadata", {{"generateName", "x-"}}}});
  EXPECT_EQ(line(0),
            "POST "
            "https://api/apis/resource.k8s.io/v1/"
            "resourceslices?fieldManager=seaworthy&fieldValidation=Strict");
  (void)client_->merge_patch(soon(), kPods, "ns", "p", {{"a", nullptr}});
  EXPECT_TRUE(sent(1, "Content-Type: application/merge-patch+json"));
  EXPECT_EQ(transport_->requests()[1].body, "{\"a\":null}");
  EXPECT_EQ(answering(200, "line\n").logs(soon(), "ns", "p", "c"), "line\n");
  EXPECT_EQ(line(0), "GET https://api/api/v1/namespaces/ns/pods/p/log?container=c");
}

TEST_F(ClientTest, AsksWhoWeAreAndWhatWeMayDo) {
  EXPECT_EQ(answering(201, R"({"status":{"userInfo":{"username":"ci"}}})").whoami(soon()),
            (Json{{"username", "ci"}}));
  EXPECT_EQ(answering(201, R"({"status":{"incomplete":false}})").rules(soon(), "ns"),
            (Json{{"incomplete", false}}));
}

TEST_F(ClientTest, NamesTheRefusedUser) {
  const std::string body =
      "{\"kind\":\"Status\",\"message\":\"resourceslices.resource.k8s.io is forbidden: User "
      "\\\"ci\\\" cannot list\"}";
  try {
    (void)answering(403, body).list(soon(), kSlices, {});
    FAIL() << "was not refused";
  } catch (const ApiError& error) {
    EXPECT_STREQ(error.what(),
                 "cannot list resourceslices.resource.k8s.io: forbidden for user \"ci\" in context "
                 "\"prod-west\"");
  }
  EXPECT_EQ(client_->requests_sent(), 1u);
}

TEST_F(ClientTest, ResolvesByTwoRequestsAndAsksAgainWhereAKindIsNew) {
  bool installed = false;
  client([&installed](const http::Request& request) {
    const std::string groups =
        R"({"metadata":{"name":"apps"},"versions":[{"version":"v1","resources":[
            {"resource":"deployments","responseKind":{"kind":"Deployment"},"scope":"Namespaced"}]}]})";
    const std::string added =
        R"(,{"metadata":{"name":"x.io"},"versions":[{"version":"v2","resources":[{"resource":"jobsets",
            "responseKind":{"kind":"JobSet"},"scope":"Namespaced"}]}]})";
    const std::string core =
        R"({"metadata":{},"versions":[{"version":"v1","resources":[{"resource":"nodes","responseKind":{"kind":"Node"},
            "scope":"Cluster","subresources":[{"subresource":"proxy"}]}]}]})";
    const std::string items =
        request.url.ends_with("/api") ? core : groups + (installed ? added : "");
    return http::Response{
        200, {}, "{\"kind\":\"APIGroupDiscoveryList\",\"items\":[" + items + "]}"};
  });
  EXPECT_EQ(client_->resolve(soon(), "apps/v1", "Deployment"),
            (Resource{"apps", "v1", "Deployment", "deployments", true}));
  EXPECT_EQ(client_->resolve(soon(), "", "Node"), (Resource{"", "v1", "Node", "nodes", false}));
  EXPECT_EQ(client_->requests_sent(), 2u);
  EXPECT_TRUE(
      sent(0,
           "Accept: application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
           "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/"
           "json"));
  try {
    (void)client_->resolve(soon(), "apps/v1", "Deploymnt");
    FAIL() << "was resolved";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "no kind Deploymnt is served in apps/v1; did you mean Deployment?");
  }
  installed = true;
  EXPECT_EQ(client_->resolve(soon(), "", "JobSet").api_version(), "x.io/v2");
}

TEST_F(ClientTest, ResolvesOnServersThatDoNotAggregate) {
  const std::map<std::string, std::string> answers = {
      {"/api", R"({"kind":"APIVersions","versions":["v1"]})"},
      {"/api/v1",
       R"({"groupVersion":"v1","resources":[{"name":"pods","kind":"Pod","namespaced":true},
                    {"name":"pods/log","kind":"Pod","namespaced":true}]})"},
      {"/apis", R"({"groups":[{"versions":[{"groupVersion":"x.io/v1"},{"groupVersion":"x.io/v2"}],
                   "preferredVersion":{"groupVersion":"x.io/v2"}}]})"},
      {"/apis/x.io/v1",
       R"({"groupVersion":"x.io/v1","resources":[{"name":"things","kind":"Thing","namespaced":false}]})"},
      {"/apis/x.io/v2",
       R"({"groupVersion":"x.io/v2","resources":[{"name":"things","kind":"Thing","namespaced":false}]})"}};
  client([&answers](const http::Request& request) {
    return http::Response{
        200, {}, answers.at(request.url.substr(std::string("https://api").size()))};
  });
  EXPECT_EQ(client_->resolve(soon(), "", "Pod"), kPods);
  EXPECT_EQ(client_->resolve(soon(), "", "Thing").version, "v2");
  EXPECT_EQ(client_->resolve(soon(), "x.io/v1", "Thing").version, "v1");
  EXPECT_EQ(client_->requests_sent(), 5u);
}

TEST_F(ClientTest, TriesAgainWhenTheServerIsBusy) {
  int calls = 0;
  client([&calls](const http::Request&) {
    return ++calls == 1 ? http::Response{429, {{"retry-after", "0"}}, ""}
                        : http::Response{200, {}, "{}"};
  });
  EXPECT_EQ(client_->create(soon(), kPods, Json::object()), Json::object());
  EXPECT_EQ(calls, 2);
}

TEST_F(ClientTest, DoesNotRepeatWhatMayHaveChangedSomething) {
  const std::map<std::string, std::string> later = {{"retry-after", "0"}};
  int calls = 0;
  client([&](const http::Request&) {
    return ++calls == 1 ? http::Response{500, later, ""} : http::Response{200, {}, "{}"};
  });
  EXPECT_THROW((void)client_->create(soon(), kPods, Json::object()), ApiError);
  EXPECT_EQ(calls, 1);
  calls = 0;
  EXPECT_EQ(client_->apply(soon(), kPods, {{"metadata", {{"name", "p"}}}}), Json::object());
  EXPECT_EQ(calls, 2);
}

TEST_F(ClientTest, GivesUpWhereTheServerAsksForMoreTimeThanThereIs) {
  client([](const http::Request&) {
    return http::Response{429, {{"retry-after", "3600"}}, "slow down"};
  });
  try {
    (void)client_->get(soon(), kPods, "ns", "p");
    FAIL() << "was answered";
  } catch (const ApiError& error) {
    EXPECT_STREQ(error.what(),
                 "cannot get pods \"p\" in namespace \"ns\": the server answered 429: slow down");
  }
}

TEST_F(ClientTest, WaitsOnlyForAServerThatHasAnsweredBefore) {
  bool is_up = false;
  int refused = 0;
  client([&](const http::Request&) -> http::Response {
    if (is_up) return {200, {}, "{}"};
    if (++refused == 3) is_up = true;
    throw http::TransferError(http::Failure::kUnreachable, "refused");
  });
  EXPECT_THROW((void)client_->get(soon(), kPods, "ns", "p"), TransportError);
  EXPECT_EQ(refused, 1);
  is_up = true;
  (void)client_->get(soon(), kPods, "ns", "p");
  is_up = false;
  EXPECT_EQ(client_->get(soon(), kPods, "ns", "p"), Json::object());
  EXPECT_EQ(refused, 3);
}

TEST_F(ClientTest, RawRepeatsAndExchangeDoesNot) {
  int calls = 0;
  const auto busy_once = [&calls](const http::Request&) {
    return ++calls == 1 ? http::Response{429, {{"retry-after", "0"}}, "busy"}
                        : http::Response{200, {}, "text"};
  };
  EXPECT_EQ(client(busy_once).raw(soon(), "GET", "/version"), "text");
  calls = 0;
  EXPECT_EQ(client(busy_once).exchange(soon(), "GET", "/version").status, 429);
}

TEST_F(ClientTest, WatchesFromAVersion) {
  answering(
      200,
      "{\"type\":\"ADDED\",\"object\":{\"a\":1}}\n{\"type\":\"DELETED\",\"object\":{\"a\":1}}\n");
  std::vector<std::string> seen;
  client_->watch(
      soon(), kPods, {"ns", "", ""}, "41",
      [&seen](const WatchEvent& event) {
        seen.push_back(event.type);
        return true;
      },
      [&seen] { seen.push_back("opened"); });
  EXPECT_EQ(seen, (std::vector<std::string>{"opened", "ADDED", "DELETED"}));
  EXPECT_EQ(line(0),
            "GET "
            "https://api/api/v1/namespaces/ns/"
            "pods?watch=true&allowWatchBookmarks=true&resourceVersion=41");
}

TEST_F(ClientTest, NoticesThatAWatchWasCut) {
  answering(200, "{\"type\":\"AD");
  try {
    client_->watch(soon(), kPods, {}, "1", [](const WatchEvent&) { return true; });
    FAIL() << "was not noticed";
  } catch (const TransportError& error) {
    EXPECT_STREQ(error.what(), "cannot watch pods: the stream was cut");
  }
}

}  // namespace
}  // namespace seaworthy::kube
