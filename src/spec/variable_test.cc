#include "spec/variable.h"

#include <gmock/gmock.h>

namespace seaworthy::spec {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Variable, NameIsInCapitals) {
  EXPECT_EQ(variable_name("gang"), "GANG");
  EXPECT_EQ(variable_name("deviceClass"), "DEVICE_CLASS");
  EXPECT_EQ(variable_name("node-pool"), "NODE_POOL");
}

TEST(Variable, IsTheWholeText) {
  EXPECT_EQ(whole_variable("$SIZE"), "SIZE");
  EXPECT_EQ(whole_variable("${SIZE}"), "SIZE");
  for (const char* text : {"", "$", "$$", "SIZE", "$SIZE-1", "a $SIZE"})
    EXPECT_EQ(whole_variable(text), "") << text;
}

TEST(Variable, StandsInAFileName) {
  EXPECT_THAT(variables_in("manifests/$GANG-${SIZE}.yaml"), ElementsAre("GANG", "SIZE"));
  EXPECT_THAT(variables_in("manifests/$gang.yaml"), IsEmpty());
}

TEST(Variable, StandsForOnePartOfAPath) {
  EXPECT_TRUE(may_stand_for("m/$GANG.yaml", "m/native.yaml"));
  EXPECT_TRUE(may_stand_for("m/$GANG.yaml", "m/kueue.x-k8s.io.yaml"));
  EXPECT_TRUE(may_stand_for("m/$A-$B.yaml", "m/a-b-c.yaml"));
  EXPECT_TRUE(may_stand_for("m/${GANG}/pod.yaml", "m/native/pod.yaml"));
  EXPECT_FALSE(may_stand_for("m/$GANG.yaml", "m/.yaml"));
  EXPECT_FALSE(may_stand_for("m/$GANG.yaml", "m/native/pod.yaml"));
  EXPECT_FALSE(may_stand_for("m/$GANG.yaml", "m/native.yml"));
  EXPECT_FALSE(may_stand_for("m/pod.yaml", "m/pod"));
}

TEST(Variable, FindsTheManifestsOfACase) {
  Case test;
  test.manifests = {{"m/native.yaml", ""}, {"m/kueue.yaml", ""}, {"other.yaml", ""}};
  EXPECT_THAT(manifests_named(test, "m/$GANG.yaml"), ElementsAre("m/kueue.yaml", "m/native.yaml"));
  EXPECT_THAT(manifests_named(test, "other.yaml"), ElementsAre("other.yaml"));
  EXPECT_THAT(manifests_named(test, "$GANG.json"), IsEmpty());
}

}  // namespace
}  // namespace seaworthy::spec
