// How we prove who we are, end to end: plugins that are real programs, against an API server that
// refuses.

#include <gtest/gtest.h>

#include <filesystem>

#include "base/digest.h"
#include "base/file.h"
#include "http/certificate.h"
#include "kube/client.h"
#include "kube/exec_plugin.h"
#include "kube/fake_transport.h"
#include "kube/testing/common.h"
#include "testing/certificates.h"
#include "testing/server.h"

namespace seaworthy::kube {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;  // NOLINT

constexpr const char* kV1 = "client.authentication.k8s.io/v1";

class CredentialsTest : public ::testing::Test {
 protected:
  CredentialsTest() : folder_(fs::temp_directory_path() / ("credentials-" + random_name(8))) {
    fs::create_directories(folder_);
  }
  ~CredentialsTest() override { fs::remove_all(folder_); }

  /// A plugin that is this shell script.
  Credentials plugin(const std::string& script, const std::string& version = kV1) const {
    Credentials out;
    out.user = "ci";
    out.exec = {{"apiVersion", version}, {"command", "sh"}, {"args", {"-c", script}}};
    return out;
  }
  /// A plugin that prints an ExecCredential with this status; each run adds a line to `runs`.
  Credentials printing(const std::string& status) const {
    return plugin("echo run >> " + (folder_ / "runs").string() + "; printf %s '{\"apiVersion\":\"" +
                  kV1 + "\",\"kind\":\"ExecCredential\",\"status\":" + status + "}'");
  }
  [[nodiscard]] size_t runs() const { return read_file(folder_ / "runs").size() / 4; }

  static std::string error_of(const Credentials& credentials, Duration limit = 20s) {
    try {
      (void)run_exec_plugin(soon(), credentials, limit);
      return "no error";
    } catch (const TransportError& error) {
      return error.what();
    }
  }

  /// A client whose server answers by `answer`.
  std::unique_ptr<Client> client(const Credentials& credentials,
                                 FakeTransport::Answer answer) const {
    Config config;
    config.server = "https://api";
    config.context_name = "prod";
    config.credentials = credentials;
    return std::make_unique<Client>(config, std::make_unique<FakeTransport>(std::move(answer)));
  }

  const fs::path folder_;
};

constexpr const char* kTitle = "the credential plugin \"sh\" of user \"ci\" ";

TEST_F(CredentialsTest, PluginIsToldOfTheCluster) {
  Credentials credentials = plugin("printf '%s %s' \"$KUBERNETES_EXEC_INFO\" \"$MINE\" > " +
                                   (folder_ / "info").string() + "; exit 1");
  credentials.exec["provideClusterInfo"] = true;
  credentials.exec["env"] = {{{"name", "MINE"}, {"value", "yes"}}};
  credentials.exec_cluster = {{"server", "https://k"}};
  EXPECT_EQ(error_of(credentials),
            std::string(kTitle) + "failed with exit code 1, and wrote nothing to stderr");
  EXPECT_EQ(read_file(folder_ / "info"),
            std::string("{\"apiVersion\":\"") + kV1 +
                "\",\"kind\":\"ExecCredential\",\"spec\":{\"cluster\":{\"server\":\"https://"
                "k\"},\"interactive\":false}} yes");
}

TEST_F(CredentialsTest, PluginFails) {
  EXPECT_EQ(error_of(plugin("echo 'session \033[31mexpired' >&2; exit 3")),
            std::string(kTitle) + "failed with exit code 3: session \xEF\xBF\xBD[31mexpired");
}

TEST_F(CredentialsTest, PluginHangs) {
  EXPECT_EQ(error_of(plugin("exec sleep 60"), 200ms),
            std::string(kTitle) + "did not end within 0.2s");
}

TEST_F(CredentialsTest, PluginIsMissing) {
  Credentials credentials = plugin("");
  credentials.exec["command"] = "no-such-plugin";
  credentials.exec["installHint"] = "Install it with your package manager.";
  EXPECT_EQ(error_of(credentials),
            "the credential plugin \"no-such-plugin\" of user \"ci\" does not run: cannot start "
            "no-such-plugin: No such file "
            "or directory\nInstall it with your package manager.");
}

TEST_F(CredentialsTest, PluginPrintsSomethingElse) {
  EXPECT_EQ(error_of(plugin("echo s3cret")),
            std::string(kTitle) + "did not print an ExecCredential");
  EXPECT_EQ(error_of(printing("{}")),
            std::string(kTitle) + "printed neither a token nor a client certificate");
  EXPECT_EQ(error_of(printing("{\"clientKeyData\":\"s3cret\"}")),
            std::string(kTitle) + "printed only one of clientCertificateData and clientKeyData");
  Credentials older = printing("{\"token\":\"s3cret\"}");
  older.exec["apiVersion"] = "client.authentication.k8s.io/v1beta1";
  EXPECT_EQ(error_of(older),
            std::string(kTitle) +
                "answered in client.authentication.k8s.io/v1, but the kubeconfig asks for "
                "client.authentication.k8s.io/v1beta1");
}

TEST_F(CredentialsTest, PluginRunsOnceForManyRequests) {
  const auto answers = [](const http::Request&) { return http::Response{200, {}, "{}"}; };
  const auto lasting = client(
      printing("{\"token\":\"t\",\"expirationTimestamp\":\"9999-12-31T23:59:59Z\"}"), answers);
  for (int i = 0; i < 3; ++i) (void)lasting->raw(soon(), "GET", "/version");
  EXPECT_EQ(runs(), 1u);
  const auto expired = client(
      printing("{\"token\":\"t\",\"expirationTimestamp\":\"2000-01-01T00:00:00Z\"}"), answers);
  for (int i = 0; i < 2; ++i) (void)expired->raw(soon(), "GET", "/version");
  EXPECT_EQ(runs(), 3u);
}

TEST_F(CredentialsTest, PluginRunsOnceMoreAfterARefusal) {
  std::vector<std::string> authorizations;
  const auto refusing = client(printing("{\"token\":\"t\"}"), [&](const http::Request& request) {
    authorizations.push_back(request.headers.back());
    return http::Response{authorizations.size() == 1 ? 401 : 200, {}, "{}"};
  });
  EXPECT_EQ(refusing->raw(soon(), "GET", "/version"), "{}");
  EXPECT_EQ(authorizations,
            (std::vector<std::string>{"Authorization: Bearer t", "Authorization: Bearer t"}));
  EXPECT_EQ(runs(), 2u);
}

TEST_F(CredentialsTest, RefusalIsFinalWithAStaticToken) {
  int calls = 0;
  Credentials credentials;
  credentials.token = "s3cret";
  const auto refused = client(credentials, [&calls](const http::Request&) {
    ++calls;
    return http::Response{401, {}, R"({"kind":"Status","message":"Unauthorized"})"};
  });
  try {
    (void)refused->raw(soon(), "GET", "/version");
    FAIL() << "was accepted";
  } catch (const ApiError& error) {
    EXPECT_STREQ(
        error.what(),
        "cannot GET /version: the API server does not accept the credentials of context \"prod\"");
  }
  EXPECT_EQ(calls, 1);
}

TEST_F(CredentialsTest, RefusalOfAnExpiredCertificateSaysSo) {
  const auto authority = testing::make_certificate({.common_name = "authority"});
  const auto expired =
      testing::make_certificate({.common_name = "ci", .expires_in = -60s, .issuer = &authority});
  Config config;
  config.server = "https://api";
  config.context_name = "prod";
  config.tls.certificate_pem = expired.certificate_pem;
  Client refused(config, std::make_unique<FakeTransport>(
                             [](const http::Request&) { return http::Response{401, {}, ""}; }));
  try {
    (void)refused.raw(soon(), "GET", "/version");
    FAIL() << "was accepted";
  } catch (const ApiError& error) {
    EXPECT_EQ(error.what(),
              "cannot GET /version: the API server does not accept the credentials of context "
              "\"prod\": " +
                  http::expired_certificate(expired.certificate_pem));
  }
}

TEST_F(CredentialsTest, TokenFileIsReadAgainAfterARefusal) {
  const fs::path file = folder_ / "token";
  write_file(file, "old\n");
  Credentials credentials;
  credentials.token_file = file;
  std::vector<std::string> seen;
  const auto rotating = client(credentials, [&](const http::Request& request) {
    seen.push_back(request.headers.back());
    if (seen.size() == 1) write_file(file, "new\n");
    return http::Response{seen.size() == 1 ? 401 : 200, {}, "{}"};
  });
  EXPECT_EQ(rotating->raw(soon(), "GET", "/version"), "{}");
  EXPECT_EQ(seen,
            (std::vector<std::string>{"Authorization: Bearer old", "Authorization: Bearer new"}));
}

TEST_F(CredentialsTest, UserAndPassword) {
  Credentials credentials;
  credentials.username = "a";
  credentials.password = "b";
  std::string seen;
  (void)client(credentials, [&seen](const http::Request& request) {
    seen = request.headers.back();
    return http::Response{200, {}, "{}"};
  })->raw(soon(), "GET", "/version");
  EXPECT_EQ(seen, "Authorization: Basic YTpi");
}

TEST_F(CredentialsTest, CertificateOfAPluginIsUsed) {
  const auto authority = testing::make_certificate({.common_name = "authority"});
  const auto identity = testing::make_certificate(
      {.common_name = "server", .alternative_names = "IP:127.0.0.1", .issuer = &authority});
  const auto mine = testing::make_certificate({.common_name = "ci", .issuer = &authority});
  const testing::Server server(
      [](const testing::ServerRequest&, testing::Answer& answer) { answer.send(200, "in"); },
      {.identity = &identity, .client_authority_pem = authority.certificate_pem});
  Config config;
  config.server = server.url();
  config.tls.ca_pem = authority.certificate_pem;
  config.credentials = printing(
      to_line({{"clientCertificateData", mine.certificate_pem}, {"clientKeyData", mine.key_pem}}));
  EXPECT_EQ(Client(config).raw(soon(), "GET", "/version"), "in");
}

}  // namespace
}  // namespace seaworthy::kube
