#include "run/kinds.h"

#include <gtest/gtest.h>

namespace seaworthy::run {
namespace {

TEST(KindsTest, PluralsAreThoseOfKubernetes) {
  EXPECT_EQ(plural_of("Pod"), "pods");
  EXPECT_EQ(plural_of("NetworkPolicy"), "networkpolicies");
  EXPECT_EQ(plural_of("Gateway"), "gateways");
  EXPECT_EQ(plural_of("StorageClass"), "storageclasses");
  EXPECT_EQ(plural_of("Endpoints"), "endpoints");
  EXPECT_EQ(plural_of("APIService"), "apiservices");
}

TEST(KindsTest, KnowsTheGroupsOfKubernetesOnly) {
  EXPECT_EQ(builtin_group("Pod"), "");
  EXPECT_EQ(builtin_group("Job"), "batch");
  EXPECT_EQ(builtin_group("LocalQueue"), std::nullopt);
}

TEST(KindsTest, TellsWhatLivesInANamespace) {
  EXPECT_TRUE(is_builtin_in_namespace("", "Pod"));
  EXPECT_FALSE(is_builtin_in_namespace("", "Namespace"));
  EXPECT_FALSE(is_builtin_in_namespace("kueue.x-k8s.io", "Workload"));
}

TEST(KindsTest, TakesTheGroupFromAnApiVersion) {
  EXPECT_EQ(group_of("v1"), "");
  EXPECT_EQ(group_of("resource.k8s.io/v1"), "resource.k8s.io");
}

}  // namespace
}  // namespace seaworthy::run
