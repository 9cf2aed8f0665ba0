#include "kube/api_error.h"

#include <gtest/gtest.h>

namespace seaworthy::kube {
namespace {

std::string text(int code, std::string_view body) {
  return api_error("list resourceslices.resource.k8s.io", code, body, "prod-west").what();
}

TEST(ApiError, ForbiddenNamesUserAndContext) {
  const ApiError error = api_error("list resourceslices.resource.k8s.io", 403,
                                   R"({"kind":"Status","reason":"Forbidden",
      "message":"resourceslices.resource.k8s.io is forbidden: User \"ci\" cannot list resource \"resourceslices\" in API group \"resource.k8s.io\" at the cluster scope"})",
                                   "prod-west");
  EXPECT_STREQ(error.what(),
               "cannot list resourceslices.resource.k8s.io: forbidden for user \"ci\" in context "
               "\"prod-west\"");
  EXPECT_EQ(error.code(), 403);
  EXPECT_EQ(error.reason(), "Forbidden");
}

TEST(ApiError, RefusalByAdmissionKeepsItsReason) {
  EXPECT_EQ(
      text(
          403,
          R"({"kind":"Status","message":"pods \"a\" is forbidden: violates PodSecurity \"restricted\""})"),
      "cannot list resourceslices.resource.k8s.io: pods \"a\" is forbidden: violates PodSecurity "
      "\"restricted\"");
}

TEST(ApiError, KeepsTheStatusAndKnowsWhetherItIsAboutTheCaller) {
  const auto refusal = [](int code, const std::string& message) {
    return api_error("create pods", code, to_line({{"kind", "Status"}, {"message", message}}),
                     "prod-west");
  };
  EXPECT_TRUE(refusal(401, "Unauthorized").refuses_caller());
  EXPECT_TRUE(refusal(403, "pods is forbidden: User \"ci\" cannot create resource \"pods\"")
                  .refuses_caller());
  const ApiError admission =
      refusal(403, "admission webhook \"w.io\" denied the request: User \"ci\" may not");
  EXPECT_FALSE(admission.refuses_caller());
  EXPECT_EQ(string_at(admission.status(), "/message"),
            "admission webhook \"w.io\" denied the request: User \"ci\" may not");
  EXPECT_EQ(api_error("x", 500, "[1]", "c").status(), Json::object());
}

TEST(ApiError, UnauthorizedNamesTheContext) {
  const ApiError error = api_error(
      "list pods", 401, R"({"kind":"Status","reason":"Unauthorized","message":"Unauthorized"})",
      "prod-west");
  EXPECT_STREQ(
      error.what(),
      "cannot list pods: the API server does not accept the credentials of context \"prod-west\"");
  EXPECT_EQ(error.reason(), "Unauthorized");
}

TEST(ApiError, AnswerOfSomethingElseIsCutAndMadePrintable) {
  EXPECT_EQ(text(502, "<h1>Bad \x1b[31mgateway</h1>\n"),
            "cannot list resourceslices.resource.k8s.io: the server answered 502: <h1>Bad "
            "\xEF\xBF\xBD[31mgateway</h1>");
  EXPECT_EQ(text(500, ""), "cannot list resourceslices.resource.k8s.io: the server answered 500");
}

TEST(ApiError, ReasonOfAStatusWithoutOne) {
  EXPECT_EQ(api_error("x", 410, "", "c").reason(), "Gone");
  EXPECT_EQ(api_error("x", 418, "[1]", "c").reason(), "Unknown");
}

}  // namespace
}  // namespace seaworthy::kube
