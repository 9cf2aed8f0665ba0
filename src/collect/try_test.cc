#include <gmock/gmock.h>

#include "collect/testing/step_fixture.h"

namespace seaworthy::collect {
namespace {

using ::testing::ElementsAre;

class TryTest : public testing::StepFixture {
 protected:
  TryTest() {
    test_.manifests["two.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
        "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n";
  }
  /// What the step leaves in the evidence when creations are answered so.
  Json answers(int status, const Json& body) {
    created_ = {status, {}, to_line(body)};
    EXPECT_EQ(run("try", {{"file", "two.yaml"}}), StepEnd::kDone);
    return left().at("answers");
  }
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

TEST_F(TryTest, AWebhookThatDoesNotKnowTheNamespaceYetSaysNothingOfTheObject) {
  const std::string refused = "admission webhook \"w.io\" denied the request: ";
  refusals_ = {refused + "no", refused + "Namespace \"sw-1\" not found"};
  const Json all = answers(201, {{"kind", "ConfigMap"}});
  EXPECT_TRUE(refusals_.empty());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["message"], refused + "no");
  EXPECT_EQ(all[1]["code"], 201);
}

TEST_F(TryTest, AWebhookThatCouldNotBeCalledIsAskedAgain) {
  refusal_code_ = 500;
  refusals_ = {
      "Internal error occurred: failed calling webhook \"w.io\": failed to call webhook: "
      "context deadline exceeded"};
  const Json all = answers(201, {{"kind", "ConfigMap"}});
  EXPECT_TRUE(refusals_.empty());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["code"], 201);
}

TEST_F(TryTest, WhatAWebhookCannotTellInTheEndIsTheAnswer) {
  refusal_code_ = 500;
  const std::string failed = "Internal error occurred: failed calling webhook \"w.io\": refused";
  refusals_ = std::vector<std::string>(50, failed);
  test_.manifests["one.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
  // The waits in between are 0.1, 0.2, 0.4, 0.8 and 1.6 s: the last one would be too long.
  EXPECT_EQ(run("try", {{"file", "one.yaml"}}, Context{}.within(std::chrono::seconds(3))),
            StepEnd::kDone);
  EXPECT_EQ(refusals_.size(), 45U);
  const Json answer = left().at("answers").at(0);
  EXPECT_EQ(answer["code"], 500);
  EXPECT_EQ(answer["message"], failed);
}

TEST_F(TryTest, AnAnswerAboutTheCallerIsAnErrorOfTheStep) {
  created_ = {
      403,
      {},
      Json{{"kind", "Status"}, {"message", "configmaps is forbidden: User \"ci\" cannot create it"}}
          .dump()};
  EXPECT_THROW((void)run("try", {{"file", "two.yaml"}}), kube::ApiError);
}

}  // namespace
}  // namespace seaworthy::collect
