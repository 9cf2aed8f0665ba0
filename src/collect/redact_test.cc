#include "collect/redact.h"

#include <gtest/gtest.h>

#include "base/digest.h"

namespace seaworthy::collect {
namespace {

TEST(Redact, ReplacesSecretValuesWhereverTheSecretIs) {
  Json value = {{"objects",
                 {{{"kind", "Secret"},
                   {"metadata", {{"name", "s"}, {"managedFields", Json::array()}}},
                   {"data", {{"password", "aHVudGVyMg=="}}},
                   {"stringData", {{"token", "abc"}}}}}}};
  redact(value);
  EXPECT_EQ(value["objects"][0]["data"]["password"], "sha256:" + sha256_hex("\"aHVudGVyMg==\""));
  EXPECT_EQ(to_line(value).find("abc\""), std::string::npos);
  EXPECT_FALSE(value["objects"][0]["metadata"].contains("managedFields"));
}

TEST(Redact, ReplacesTheSecretThatKubectlKeepsInAnAnnotation) {
  Json value = {{"kind", "Secret"},
                {"metadata",
                 {{"annotations",
                   {{"kubectl.kubernetes.io/last-applied-configuration",
                     "{\"data\":{\"p\":\"hunter2\"}}"}}}}}};
  redact(value);
  EXPECT_EQ(to_line(value).find("hunter2"), std::string::npos);
}

TEST(Redact, LeavesOtherKindsAlone) {
  Json value = {{"kind", "ConfigMap"}, {"data", {{"a", "b"}}}};
  const Json before = value;
  redact(value);
  EXPECT_EQ(value, before);
}

}  // namespace
}  // namespace seaworthy::collect
