#include "run/footprint.h"

#include <gmock/gmock.h>

namespace seaworthy::run {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

spec::Step step(const char* verb, Json args) {
  spec::Step made;
  made.verb = verb;
  made.args = std::move(args);
  return made;
}

const collect::Variables kImages = {{"IMAGE_REGISTRY", "registry.example"},
                                    {"PROBE_IMAGE", "registry.example/probe:1"}};

TEST(FootprintTest, HoldsTheKindsAndImagesOfWhatIsApplied) {
  spec::Case test;
  test.manifests["pod.yaml"] =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n"
      "spec: {initContainers: [{name: i, image: a/b:1}], containers: [{name: c, image: "
      "$PROBE_IMAGE}]}\n";
  test.manifests["job.yaml"] =
      "apiVersion: batch/v1\nkind: Job\nmetadata: {name: j}\n"
      "spec: {template: {spec: {containers: [{name: c, image: $IMAGE_REGISTRY/d:2}, {name: e, "
      "image: $OTHER}, {name: f, "
      "image: '${IMAGE_REGISTRY}/f:3'}, {name: g, image: $IMAGE_REGISTRY_B/g}]}}}\n";
  test.manifests["wrong.yaml"] = "apiVersion: v1\nkind: Service\nmetadata: {name: s}\n";
  test.manifests["mutant.yaml"] = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n";
  test.steps = {step("apply", {{"file", "pod.yaml"}}),
                step("window", {{"kind", "Pod"}, {"apply", "job.yaml"}}),
                step("try", {{"file", "wrong.yaml"}})};
  const Footprint footprint = footprint_of(test, kImages);
  EXPECT_THAT(footprint.kinds, ElementsAre("Job", "Pod", "Service"));
  EXPECT_THAT(footprint.images,
              ElementsAre("$IMAGE_REGISTRY_B/g", "$OTHER", "a/b:1", "registry.example/d:2",
                          "registry.example/f:3", "registry.example/probe:1"));
}

TEST(FootprintTest, AProbeIsAPod) {
  spec::Case test;
  test.steps = {step("probe", {{"command", {"scan"}}})};
  const Footprint footprint = footprint_of(test, kImages);
  EXPECT_THAT(footprint.kinds, ElementsAre("Pod"));
  EXPECT_THAT(footprint.images, ElementsAre("registry.example/probe:1"));
}

TEST(FootprintTest, ACaseThatOnlyLooksLeavesNone) {
  spec::Case test;
  test.steps = {step("until", {{"kind", "Pod"}})};
  const Footprint footprint = footprint_of(test, kImages);
  EXPECT_THAT(footprint.kinds, IsEmpty());
  EXPECT_THAT(footprint.images, IsEmpty());
}

}  // namespace
}  // namespace seaworthy::run
