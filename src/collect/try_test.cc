#include <gmock/gmock.h>

#include "collect/step.h"
#include "kube/fake_transport.h"

namespace seaworthy::collect {
namespace {

using ::testing::ElementsAre;

/// A server that answers every creation with one status and body.
class TryTest : public ::testing::Test {
 protected:
  TryTest() {
    test_.manifests["two.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
        "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n";
    step_.role = spec::Role::kObserve;
    step_.verb = step_.as = "try";
    step_.args = {{"file", "two.yaml"}, {"as", "try"}};
  }
  http::Response answer(const http::Request& request) {
    const auto ok = [](const Json& body) { return http::Response{200, {}, body.dump()}; };
    if (request.method == "POST") return created_;
    if (request.url == "https://fake/api")
      return ok({{"kind", "APIVersions"}, {"versions", {"v1"}}});
    if (request.url == "https://fake/apis")
      return ok({{"kind", "APIGroupList"}, {"groups", Json::array()}});
    return ok({{"groupVersion", "v1"},
               {"resources",
                {{{"name", "configmaps"},
                  {"kind", "ConfigMap"},
                  {"namespaced", true},
                  {"verbs", {"delete", "list"}}}}}});
  }
  /// What the step leaves in the evidence when creations are answered so.
  Json answers(int status, const Json& body) {
    created_ = {status, {}, body.dump()};
    EXPECT_EQ(find_step("try")({}, session_, step_), StepEnd::kDone);
    return session_.recorder.document().at("try").at("answers");
  }

  http::Response created_;
  kube::Client client_{{.server = "https://fake"},
                       std::make_unique<kube::FakeTransport>(
                           [this](const http::Request& request) { return answer(request); })};
  RealClock clock_;
  kube::InformerSet informers_{client_, clock_};
  text::Programs programs_{std::vector<text::Expression>{}};
  Environment environment_{client_, informers_, clock_, "7k2m9", "n0nce", "probe:1", {}, programs_};
  Recorder recorder_{clock_, [](const spec::Fact&) {}};
  spec::Case test_;
  spec::Step step_;
  Session session_{environment_, test_, recorder_, "sw-1", {}};
};

TEST_F(TryTest, RecordsTheRefusalAsTheServerSaysIt) {
  const Json cause = {{"reason", "FieldValueInvalid"}, {"field", "spec.x"}, {"message", "no"}};
  const Json all = answers(422, {{"kind", "Status"},
                                 {"reason", "Invalid"},
                                 {"message", "admission webhook \"w\" denied the request: no"},
                                 {"details", {{"causes", {cause}}}}});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["code"], 422);
  EXPECT_EQ(all[0]["reason"], "Invalid");
  EXPECT_EQ(all[0]["message"], "admission webhook \"w\" denied the request: no");
  EXPECT_EQ(all[0]["causes"], Json::array({cause}));
  EXPECT_EQ(all[0]["object"]["metadata"]["name"], "a");
  EXPECT_EQ(all[0]["object"]["metadata"]["namespace"], "sw-1");
  EXPECT_EQ(all[1]["object"]["metadata"]["name"], "b");
}

TEST_F(TryTest, RecordsWhatIsCreatedAsStored) {
  const Json stored = {{"kind", "ConfigMap"}, {"metadata", {{"uid", "u"}}}};
  EXPECT_THAT(answers(201, stored), ElementsAre(Json{{"code", 201}, {"object", stored}},
                                                Json{{"code", 201}, {"object", stored}}));
}

TEST_F(TryTest, WhatSomethingInBetweenAnswersIsAnErrorOfTheStep) {
  EXPECT_THROW((void)answers(502, "Bad gateway"), kube::ApiError);
  EXPECT_THROW((void)answers(504, Json{{"kind", "Status"}, {"message", "timed out"}}),
               kube::ApiError);
}

TEST_F(TryTest, AnAnswerAboutTheCallerIsAnErrorOfTheStep) {
  created_ = {
      403,
      {},
      Json{{"kind", "Status"}, {"message", "configmaps is forbidden: User \"ci\" cannot create it"}}
          .dump()};
  EXPECT_THROW((void)find_step("try")({}, session_, step_), kube::ApiError);
}

}  // namespace
}  // namespace seaworthy::collect
