#include <gmock/gmock.h>

#include "collect/testing/step_fixture.h"

namespace seaworthy::collect {
namespace {

using namespace std::chrono_literals;  // NOLINT
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class StepsTest : public testing::StepFixture {
 protected:
  static constexpr const char* kConfigMap =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
  static constexpr const char* kNode = "apiVersion: v1\nkind: Node\nmetadata: {name: shared}\n";
};

TEST_F(StepsTest, AWaitThatComesTrueLeavesTheObjects) {
  lists_ = {{pod("a", 2, {{"phase", "Running"}})}};
  EXPECT_EQ(run("until", {{"kind", "Pod"}, {"expect", kRunning}}), StepEnd::kDone);
  EXPECT_EQ(left().at("objects").size(), 1U);
}

TEST_F(StepsTest, AWaitDoesNotComeTrueOfAWatchThatIsYetToShowWhatTheCaseWrote) {
  lists_ = {{pod("a", 2, {{"phase", "Running"}})}};
  test_.manifests["b.yaml"] = "apiVersion: v1\nkind: Pod\nmetadata: {name: b}\n";
  stored_version_ = "11";  // a list is of version 10
  (void)run("apply", {{"file", "b.yaml"}});
  watch_pods();
  EXPECT_THAT(
      ([&] { (void)run("until", {{"kind", "Pod"}, {"expect", kRunning}, {"within", "10ms"}}); }),
      ThrowsMessage<TimedOut>(HasSubstr("the watch of pods in sw-1 does not show what this case")));
  tell("pods", {{"type", "ADDED"}, {"object", pod("b", 11, {{"phase", "Running"}})}});
  EXPECT_EQ(run("until", {{"kind", "Pod"}, {"expect", kRunning}}), StepEnd::kDone);
  EXPECT_EQ(left().at("objects").size(), 2U);
}

TEST_F(StepsTest, AWaitInVainIsUnmetWhereAListSaysTheSame) {
  lists_ = {{pod("a", 2, {{"phase", "Pending"}})}};
  watch_pods();
  EXPECT_EQ(run("until", {{"kind", "Pod"}, {"expect", kRunning}, {"within", "10ms"}}),
            StepEnd::kUnmet);
  EXPECT_EQ(left().at("unmet"), true);
}

TEST_F(StepsTest, AWaitThatSawLessThanAListIsNoAnswer) {
  lists_ = {{}, {pod("a", 2, {{"phase", "Running"}})}};
  watch_pods();
  EXPECT_THAT(([&] {
                (void)run("until", {{"kind", "Pod"}, {"expect", kRunning}, {"within", "10ms"}},
                          Context{}.within(1s));
              }),
              ThrowsMessage<Error>(HasSubstr("the watch does not show what a LIST shows")));
}

TEST_F(StepsTest, AWindowRecordsWhatIsThereAndItsEnd) {
  lists_ = {{pod("a", 2)}};
  EXPECT_EQ(run("window", {{"kind", "Pod"}, {"for", "10ms"}}), StepEnd::kDone);
  EXPECT_EQ(left().at("events").at(0).at("type"), "EXISTING");
  EXPECT_TRUE(left().at("gaps").empty());
  EXPECT_TRUE(left().contains("to"));
}

TEST_F(StepsTest, AWindowThatSawLessThanAListHasAGap) {
  lists_ = {{}, {pod("a", 2)}};
  EXPECT_EQ(run("window", {{"kind", "Pod"}, {"for", "10ms"}}, Context{}.within(1s)),
            StepEnd::kDone);
  EXPECT_EQ(left().at("gaps").size(), 1U);
}

TEST_F(StepsTest, AWindowThatCannotRecordIsAnError) {
  lists_ = {{pod("a", 2)}};
  is_disk_full_ = true;
  EXPECT_THROW((void)run("window", {{"kind", "Pod"}, {"for", "10ms"}}), Error);
}

TEST_F(StepsTest, TheLogOfNothingIsAnError) {
  lists_ = {{pod("a", 2, {{"phase", "Pending"}})}};
  EXPECT_THAT([&] { (void)run("logs", {{"name", "a"}}); },
              ThrowsMessage<Error>(HasSubstr("there is no log")));
}

TEST_F(StepsTest, ALogIsReadByLines) {
  lists_ = {{pod("a", 2, running_container("main"))}};
  log_ = "{\"kind\":\"end\"}\nplain\n";
  EXPECT_EQ(run("logs", {{"name", "a"}}), StepEnd::kDone);
  EXPECT_EQ(left().at(0).at("lines"), (Json{{{"kind", "end"}}, "plain"}));
}

TEST_F(StepsTest, ALostLogIsAnError) {
  lists_ = {{pod("a", 2, running_container("main"))}};
  log_ = "unable to retrieve container logs for containerd://1";
  EXPECT_THAT([&] { (void)run("logs", {{"name", "a"}}); },
              ThrowsMessage<Error>(HasSubstr("the log of sw-1/a main is lost")));
}

TEST_F(StepsTest, ALogThatIsNotWholeIsKeptAndAnError) {
  lists_ = {{pod("a", 2, running_container("main"))}};
  for (int i = 0; i < 10'003; ++i) log_ += "a\n";
  EXPECT_THAT([&] { (void)run("logs", {{"name", "a"}}); },
              ThrowsMessage<Error>(HasSubstr("the log of a main has 3 lines more than the 10000")));
  EXPECT_EQ(left().at(0).at("lines").size(), 10'000U);
  EXPECT_EQ(left().at(0).at("leftOut"), 3U);
}

TEST_F(StepsTest, DeletingWhatIsNotThereIsAnError) {
  test_.manifests["a.yaml"] = kConfigMap;
  deleted_ = not_found();
  EXPECT_THAT([&] { (void)run("delete", {{"file", "a.yaml"}}); },
              ThrowsMessage<Error>(HasSubstr("ConfigMap sw-1/a is not there any more")));
}

TEST_F(StepsTest, DeletingWithoutAnObjectIsAnError) {
  EXPECT_THAT([&] { (void)run("delete", {{"kind", "Pod"}, {"selector", "role=x"}}); },
              ThrowsMessage<Error>(HasSubstr("there is nothing to delete")));
}

TEST_F(StepsTest, WaitsForAWebhookToKnowTheNamespaceThatWasJustMade) {
  test_.manifests["map.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\n";
  const std::string refused = "admission webhook \"w.io\" denied the request: ";
  const std::string unknown = refused + "Namespace \"sw-1\" not found";
  refusals_ = {unknown, unknown};
  EXPECT_EQ(run("apply", {{"file", "map.yaml"}}), StepEnd::kDone);
  EXPECT_TRUE(refusals_.empty());
  refusals_ = {refused + "namespaces \"sw-1\" not found"};  // as an API server says it
  EXPECT_EQ(run("apply", {{"file", "map.yaml"}}), StepEnd::kDone);
  for (const std::string& other : {refused + "Namespace \"sw-2\" not found", refused + "no",
                                   std::string("Namespace \"sw-1\" not found")}) {
    refusals_ = {unknown, other};
    EXPECT_THROW((void)run("apply", {{"file", "map.yaml"}}), kube::ApiError) << other;
    EXPECT_EQ(refusals_.size(), 1U) << other;
  }
}

TEST_F(StepsTest, ARefusalThatSaysNothingOfTheObjectIsAFact) {
  test_.manifests["map.yaml"] = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\n";
  refusals_ = {"admission webhook \"w.io\" denied the request: Namespace \"sw-1\" not found"};
  EXPECT_EQ(run("apply", {{"file", "map.yaml"}}), StepEnd::kDone);
  ASSERT_FALSE(facts_.empty());
  EXPECT_EQ(facts_[0].kind, spec::kFactUnheard);
  EXPECT_EQ(facts_[0].data["object"]["metadata"]["name"], "m");
  EXPECT_THAT(facts_[0].data["message"].get<std::string>(), HasSubstr("\"sw-1\" not found"));
}

TEST_F(StepsTest, AnObjectOfSomebodyElseIsNotTakenOver) {
  test_.manifests["node.yaml"] = kNode;
  nodes_ = {{{"metadata", {{"name", "shared"}, {"labels", {{kRunLabel, "other"}}}}}}};
  EXPECT_THAT([&] { (void)run("apply", {{"file", "node.yaml"}}); },
              ThrowsMessage<Error>(HasSubstr("Node shared is there already")));
  EXPECT_FALSE(session_.created.owns({{"", "v1", "Node", "nodes", false}, "", "shared"}));
}

TEST_F(StepsTest, AnObjectOfThisRunIsAppliedAgain) {
  test_.manifests["node.yaml"] = kNode;
  nodes_ = {{{"metadata", {{"name", "shared"}, {"labels", {{kRunLabel, "7k2m9"}}}}}}};
  EXPECT_EQ(run("apply", {{"file", "node.yaml"}}), StepEnd::kDone);
  EXPECT_TRUE(session_.created.owns({{"", "v1", "Node", "nodes", false}, "", "shared"}));
}

TEST_F(StepsTest, CapacityCountsTaintedNodesForThoseWhoTolerateThem) {
  const auto node = [](const char* name, const Json& taints) {
    return Json{{"metadata", {{"name", name}}},
                {"spec", {{"taints", taints}}},
                {"status", {{"allocatable", {{"gpu", "4"}}}}}};
  };
  nodes_ = {node("plain", Json::array()), node("kept", {{{"effect", "NoSchedule"}}}),
            node("drained", {{{"effect", "NoExecute"}}}), node("windows", Json::array())};
  nodes_.back()["metadata"]["labels"] = {{"kubernetes.io/os", "windows"}};
  nodes_.front()["metadata"]["labels"] = {{"kubernetes.io/hostname", "host-1"}};
  Json taken = pod("user", 2);
  taken["spec"] = {{"nodeName", "kept"},
                   {"containers", {{{"resources", {{"requests", {{"gpu", "3"}}}}}}}}};
  lists_ = {{taken}};
  EXPECT_EQ(run("capacity", {{"resource", "gpu"}}), StepEnd::kDone);
  EXPECT_EQ(left().at("free"), 4.0);
  EXPECT_EQ(left().at("nodes").at(0).at("hostname"), "host-1");
  EXPECT_EQ(run("capacity", {{"resource", "gpu"}, {"tolerates", "NoSchedule"}}), StepEnd::kDone);
  EXPECT_EQ(left().at("free"), 5.0);
}

TEST_F(StepsTest, AProbeThatWasRefusedByItsNodeHasSeenNothing) {
  lists_ = {{pod("look", 2, {{"phase", "Failed"}, {"reason", "Evicted"}, {"message", "full"}})}};
  EXPECT_THAT([&] { (void)run("probe", {{"command", {"devices"}}, {"name", "look"}}); },
              ThrowsMessage<Error>(HasSubstr("the probe look did not run: Evicted full")));
}

}  // namespace
}  // namespace seaworthy::collect
