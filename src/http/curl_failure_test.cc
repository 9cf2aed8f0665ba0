#include "http/curl_failure.h"

#include <curl/curl.h>
#include <gtest/gtest.h>
#include <openssl/x509_vfy.h>

namespace seaworthy::http {
namespace {

std::string text(const CurlFailure& failure) {
  return describe(failure, "https://host/path", {}).what();
}

TEST(Authority, NamesHostAndPort) {
  EXPECT_EQ(authority("https://host/path"), "host:443");
  EXPECT_EQ(authority("http://host?x"), "host:80");
  EXPECT_EQ(authority("https://user:secret@host:6443/a@b"), "host:6443");
  EXPECT_EQ(authority("https://[::1]:6443"), "[::1]:6443");
  EXPECT_EQ(authority("https://[::1]/x"), "[::1]:443");
}

TEST(CurlFailure, ClockIsWrong) {
  EXPECT_EQ(text({.code = CURLE_PEER_FAILED_VERIFICATION, .verify = X509_V_ERR_CERT_NOT_YET_VALID}),
            "cannot reach host:443: the server's certificate is not valid yet; is this machine's "
            "clock right?");
}

TEST(CurlFailure, OtherVerificationFailuresKeepLibcurlsWords) {
  EXPECT_EQ(text({.code = CURLE_PEER_FAILED_VERIFICATION,
                  .detail = "weak digest",
                  .verify = X509_V_ERR_CERT_REVOKED}),
            "cannot reach host:443: the server's certificate was not accepted: weak digest");
}

TEST(CurlFailure, NoRoute) {
  const TransferError error =
      describe({.code = CURLE_COULDNT_CONNECT, .os_error = EHOSTUNREACH}, "https://host", {});
  EXPECT_EQ(error.failure(), Failure::kUnreachable);
  EXPECT_STREQ(error.what(), "cannot reach host:443: No route to host");
}

TEST(CurlFailure, SilentServer) {
  EXPECT_EQ(text({.code = CURLE_OPERATION_TIMEDOUT}),
            "cannot reach host:443: no answer to the attempt to connect");
}

TEST(CurlFailure, UnknownCodeUsesLibcurlsName) {
  const TransferError error = describe({.code = CURLE_GOT_NOTHING}, "https://host", {});
  EXPECT_EQ(error.failure(), Failure::kBroken);
  EXPECT_STREQ(
      error.what(),
      "cannot reach host:443: the connection broke: Server returned nothing (no headers, no data)");
}

}  // namespace
}  // namespace seaworthy::http
