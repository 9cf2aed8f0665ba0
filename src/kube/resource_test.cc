#include "kube/resource.h"

#include <gtest/gtest.h>

#include "kube/testing/common.h"

namespace seaworthy::kube {
namespace {

TEST(Resource, Names) {
  EXPECT_EQ(kPods.api_version(), "v1");
  EXPECT_EQ(kPods.full_name(), "pods");
  EXPECT_EQ(kSlices.api_version(), "resource.k8s.io/v1");
  EXPECT_EQ(kSlices.full_name(), "resourceslices.resource.k8s.io");
}

TEST(Resource, Paths) {
  EXPECT_EQ(kPods.path(""), "/api/v1/pods");
  EXPECT_EQ(kPods.path("ns"), "/api/v1/namespaces/ns/pods");
  EXPECT_EQ(kPods.path("ns", "a/b"), "/api/v1/namespaces/ns/pods/a%2Fb");
  EXPECT_EQ(kSlices.path("ignored", "x"), "/apis/resource.k8s.io/v1/resourceslices/x");
}

}  // namespace
}  // namespace seaworthy::kube
