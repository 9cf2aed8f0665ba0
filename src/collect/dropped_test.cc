#include "collect/dropped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seaworthy::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Dropped, FindsWhatTheServerLeftOut) {
  const Json applied = {{"spec",
                         {{"schedulingGroup", {{"podGroupName", "g"}}},
                          {"containers", {{{"name", "a"}, {"image", "x"}, {"new-field", 1}}}}}}};
  const Json stored = {
      {"spec", {{"containers", {{{"name", "sidecar"}}, {{"name", "a"}, {"image", "x"}}}}}}};
  EXPECT_THAT(dropped_fields(applied, stored),
              ElementsAre(".spec.containers[0][\"new-field\"]", ".spec.schedulingGroup"));
}

TEST(Dropped, AllowsDefaultsAndNormalisedValues) {
  const Json applied = {{"spec", {{"cpu", "1000m"}, {"empty", Json::object()}, {"none", nullptr}}}};
  const Json stored = {{"spec", {{"cpu", "1"}, {"extra", true}}}, {"status", Json::object()}};
  EXPECT_THAT(dropped_fields(applied, stored), IsEmpty());
}

TEST(Dropped, FindsAShorterList) {
  EXPECT_THAT(dropped_fields({{"args", {"a", "b"}}}, {{"args", {"a"}}}), ElementsAre(".args[1]"));
}

TEST(Dropped, KnowsThatASecretsStringDataIsWriteOnly) {
  EXPECT_THAT(dropped_fields({{"kind", "Secret"}, {"stringData", {{"a", "b"}}}},
                             {{"kind", "Secret"}, {"data", {{"a", "Yg=="}}}}),
              IsEmpty());
}

}  // namespace
}  // namespace seaworthy::collect
