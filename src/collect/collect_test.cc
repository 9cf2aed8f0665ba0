#include "collect/collect.h"

#include <gmock/gmock.h>

#include "collect/testing/step_fixture.h"

namespace seaworthy::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

class CollectorTest : public testing::StepFixture {
 protected:
  /// What is deleted once a case without a step is over.
  std::vector<std::string> deleted_after() {
    test_.timeout = std::chrono::seconds(20);
    Collector collector(environment_, test_, {}, [](const spec::Fact&) {});
    collector.run_steps(soon());
    collector.release(soon());
    collector.clean_up(soon());
    return deletes_;
  }
  /// Whether a case with locks is out of the way of others before that has passed.
  bool gives_room_back(Duration limit) {
    test_.id = "gang";
    test_.locks = {"accelerators"};
    test_.timeout = std::chrono::seconds(20);
    Collector collector(environment_, test_, {}, [](const spec::Fact&) {});
    collector.run_steps(soon());
    const Context context = Context{}.within(limit);
    collector.release(context);
    return !context.expired();
  }
  /// Why the node that a case made is told of as left over, once it is deleted; empty where it is
  /// not.
  std::string why_a_node_is_left() {
    test_.id = "node";
    test_.timeout = std::chrono::seconds(20);
    test_.manifests["node.yaml"] = "{apiVersion: v1, kind: Node, metadata: {name: made}}";
    step_.verb = "apply";
    step_.args = {{"file", "node.yaml"}};
    test_.steps = {step_};
    Collector collector(environment_, test_, {}, [](const spec::Fact&) {});
    collector.run_steps(soon());
    collector.release(soon());
    collector.clean_up(Context{}.within(std::chrono::milliseconds(500)));
    for (const spec::Fact& fact : collector.facts()) {
      if (fact.kind == spec::kFactLeftover) return fact.data["reason"];
    }
    return "";
  }
  /// One of a case that makes a claim; it ends at once when it is deleted.
  void let_a_pod_end() {
    test_.manifests["claim.yaml"] = "{apiVersion: resource.k8s.io/v1, kind: ResourceClaim}";
    lists_ = {{pod("a", 1)}, {}};
    events_["pods"] = {{"type", "DELETED"}, {"object", pod("a", 11)}};
  }
};

TEST_F(CollectorTest, EverythingGoesWithTheNamespaceOfTheCase) {
  test_.id = "alone";
  EXPECT_THAT(deleted_after(), ElementsAre(MatchesRegex("/v1/namespaces/sw-7k2m9-alone-.....")));
}

TEST_F(CollectorTest, ThePodsOfACaseThatOthersWaitForEndAtOnce) {
  test_.id = "gang";
  test_.locks = {"node-room"};
  EXPECT_THAT(deleted_after(),
              ElementsAre(MatchesRegex("/v1/namespaces/sw-7k2m9-gang-....."),
                          MatchesRegex("/v1/namespaces/sw-7k2m9-gang-...../pods")));
}

TEST_F(CollectorTest, ThatTheyMayNotBeEndedIsNoFailure) {
  test_.id = "gang";
  test_.locks = {"node-room"};
  deleted_ = {403, {}, R"({"kind":"Status","message":"no"})"};
  EXPECT_EQ(deleted_after().size(), 2);
}

TEST_F(CollectorTest, OthersWaitForItsPods) {
  lists_ = {{pod("a", 1)}};
  EXPECT_FALSE(gives_room_back(std::chrono::milliseconds(500)));
}

TEST_F(CollectorTest, OthersWaitForNothingMoreThanItsPods) {
  let_a_pod_end();
  namespaces_stay_ = true;
  EXPECT_TRUE(gives_room_back(std::chrono::seconds(20)));
}

TEST_F(CollectorTest, WhatIsDeletedIsNotLeft) { EXPECT_EQ(why_a_node_is_left(), ""); }

TEST_F(CollectorTest, WhatTheWatchIsYetToShowIsNotGone) {
  stored_version_ = "11";  // a list is of version 10
  EXPECT_THAT(why_a_node_is_left(), HasSubstr("does not show what this case wrote"));
}

TEST_F(CollectorTest, OthersWaitForItsDevices) {
  let_a_pod_end();
  claims_ = {pod("gpu", 2, {{"allocation", Json::object()}})};
  EXPECT_FALSE(gives_room_back(std::chrono::milliseconds(500)));
}

TEST_F(CollectorTest, AClaimThatStaysMayHoldNothing) {
  let_a_pod_end();
  claims_ = {pod("gpu", 2, {{"allocation", Json::object()}})};
  events_["resourceclaims"] = {{"type", "MODIFIED"}, {"object", pod("gpu", 12)}};
  EXPECT_TRUE(gives_room_back(std::chrono::seconds(20)));
}

}  // namespace
}  // namespace seaworthy::collect
