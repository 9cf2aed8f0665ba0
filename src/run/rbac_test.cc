#include "run/rbac.h"

#include <gtest/gtest.h>

namespace seaworthy::run {
namespace {

spec::Step step_here(const char* verb, Json args) {
  spec::Step made;
  made.verb = verb;
  made.args = std::move(args);
  made.where = {"suite/area/case.md", 12, 3};
  return made;
}

class RbacTest : public ::testing::Test {
 protected:
  RbacTest() {
    spec::Feature gang;
    gang.lists = {{"groups", "scheduling.k8s.io/v1beta1", "PodGroup", ""}};
    suite_.features["gang"] = gang;
    test_.manifests["gang.yaml"] =
        "apiVersion: scheduling.k8s.io/v1beta1\nkind: PodGroup\nmetadata: {name: g}\n"
        "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\n";
    test_.manifests["class.yaml"] =
        "apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: $RUN}\n";
    test_.manifests["elsewhere.yaml"] =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: kube-system}\n";
    test_.manifests["queue.yaml"] =
        "apiVersion: kueue.x-k8s.io/v1beta2\nkind: LocalQueue\nmetadata: {name: q}\n";
  }
  std::string role_of(std::vector<spec::Step> steps) {
    test_.steps = std::move(steps);
    return cluster_role("seaworthy", permissions_of(suite_, test_));
  }
  static std::string rule(const std::string& group, const std::string& resources,
                          const std::string& verbs) {
    return "  - apiGroups: [" + group + "]\n    resources: [" + resources + "]\n    verbs: [" +
           verbs + "]\n";
  }
  const std::string head_ =
      "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n"
      "  name: seaworthy\nrules:\n";
  spec::Suite suite_;
  spec::Case test_;
};

TEST_F(RbacTest, GivesEveryRunItsNamespacesAndTheDescriptionOfTheCluster) {
  EXPECT_EQ(cluster_role("seaworthy", permissions_of(suite_, std::vector<const spec::Case*>{})),
            head_ + rule("\"\"", "namespaces", "create, delete, get, list, watch") +
                rule("\"\"", "nodes", "list") + rule("resource.k8s.io", "resourceslices", "list"));
}

TEST_F(RbacTest, ACaseThatOthersWaitForEndsItsPodsItself) {
  test_.locks = {"node-room"};
  test_.manifests = {{"pod.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a}}"}};
  EXPECT_EQ(role_of({}), head_ + rule("\"\"", "pods", "deletecollection, list, watch"));
}

TEST_F(RbacTest, AndSeesItsClaimsGiveTheirDevicesBack) {
  test_.locks = {"accelerators"};
  test_.manifests = {
      {"claim.yaml",
       "{apiVersion: resource.k8s.io/v1, kind: ResourceClaimTemplate, metadata: {name: a}}"}};
  EXPECT_EQ(role_of({}), head_ + rule("\"\"", "pods", "deletecollection, list, watch") +
                             rule("resource.k8s.io", "resourceclaims", "list, watch"));
}

TEST_F(RbacTest, WhatLivesInTheNamespaceOfTheCaseGoesWithIt) {
  EXPECT_EQ(role_of({step_here("apply", {{"file", "gang.yaml"}})}),
            head_ + rule("\"\"", "pods", "create, patch") +
                rule("\"\"", "serviceaccounts", "list, watch") +
                rule("scheduling.k8s.io", "podgroups", "create, patch"));
}

TEST_F(RbacTest, WhatDoesNotLiveThereMustBeRemoved) {
  EXPECT_EQ(role_of({step_here("apply", {{"file", "class.yaml"}})}),
            head_ + rule("resource.k8s.io", "deviceclasses", "create, delete, list, patch, watch"));
  EXPECT_EQ(role_of({step_here("apply", {{"file", "elsewhere.yaml"}})}),
            head_ + rule("\"\"", "configmaps", "create, delete, list, patch, watch"));
}

TEST_F(RbacTest, AKindOfUnknownScopeMayBeRemoved) {
  EXPECT_EQ(role_of({step_here("apply", {{"file", "queue.yaml"}})}),
            head_ + rule("kueue.x-k8s.io", "localqueues", "create, delete, list, patch, watch"));
}

TEST_F(RbacTest, WhatIsTriedMayBeCreated) {
  EXPECT_EQ(role_of({step_here("try", {{"file", "queue.yaml"}})}),
            head_ + rule("kueue.x-k8s.io", "localqueues", "create, delete, list, watch"));
}

TEST_F(RbacTest, StepsThatLookMayListAndWatch) {
  EXPECT_EQ(
      role_of({step_here("until", {{"kind", "PodGroup"}}), step_here("list", {{"kind", "Node"}})}),
      head_ + rule("\"\"", "nodes", "list") +
          rule("scheduling.k8s.io", "podgroups", "list, watch"));
  EXPECT_EQ(role_of({step_here("window", {{"kind", "Pod"}, {"apply", "elsewhere.yaml"}})}),
            head_ + rule("\"\"", "configmaps", "create, delete, list, patch, watch") +
                rule("\"\"", "pods", "list, watch"));
}

TEST_F(RbacTest, StepsThatChangeMayDoThatAlone) {
  EXPECT_EQ(role_of({step_here("patch", {{"kind", "Deployment"}, {"name", "d"}})}),
            head_ + rule("apps", "deployments", "patch"));
  EXPECT_EQ(role_of({step_here("delete", {{"file", "gang.yaml"}})}),
            head_ + rule("\"\"", "pods", "delete, list, watch") +
                rule("scheduling.k8s.io", "podgroups", "delete, list, watch"));
  EXPECT_EQ(role_of({step_here("delete", {{"kind", "Job"}, {"selector", "a=b"}})}),
            head_ + rule("batch", "jobs", "delete, list, watch"));
}

TEST_F(RbacTest, ReadingLogsIsARightOfItsOwn) {
  EXPECT_EQ(role_of({step_here("logs", {{"selector", "a=b"}})}),
            head_ + rule("\"\"", "pods/log", "get") + rule("\"\"", "pods", "list, watch"));
  EXPECT_EQ(role_of({step_here("probe", {{"command", {"scan"}}})}),
            head_ + rule("\"\"", "pods", "create, list, patch, watch") +
                rule("\"\"", "pods/log", "get") + rule("\"\"", "serviceaccounts", "list, watch"));
}

TEST_F(RbacTest, FeaturesAreListed) {
  test_.needs = {"gang"};
  EXPECT_EQ(role_of({}), head_ + rule("scheduling.k8s.io", "podgroups", "list"));
}

TEST_F(RbacTest, SaysWhereAKindNeedsItsGroup) {
  try {
    (void)role_of({step_here("until", {{"kind", "Volcano"}})});
    FAIL() << "no error";
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(),
                 "suite/area/case.md:12:3: the group of kind Volcano is unknown without a server; "
                 "name it by `apiVersion`");
  }
}

}  // namespace
}  // namespace seaworthy::run
