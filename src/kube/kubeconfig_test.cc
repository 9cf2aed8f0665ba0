#include "kube/kubeconfig.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/base64.h"
#include "base/digest.h"
#include "base/file.h"

namespace seaworthy::kube {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPlain = R"(apiVersion: v1
kind: Config
current-context: prod-west
clusters:
- name: west
  cluster: {server: "https://west:6443/"}
contexts:
- name: prod-west
  context: {cluster: west, user: ci, namespace: team}
users:
- name: ci
  user: {token: s3cret}
)";

class KubeconfigTest : public ::testing::Test {
 protected:
  KubeconfigTest() : folder_(fs::temp_directory_path() / ("kubeconfig-" + random_name(8))) {
    fs::create_directories(folder_);
    environment_.home = folder_ / "home";
  }
  ~KubeconfigTest() override { fs::remove_all(folder_); }

  /// Writes a file and returns its path.
  std::string file(const std::string& name, const std::string& text) const {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    write_file(path, text);
    return path;
  }

  /// A kubeconfig whose cluster and user have these bodies.
  std::string config_file(const std::string& cluster, const std::string& user) const {
    return file("config", "current-context: c\nclusters:\n- name: k\n  cluster: " + cluster +
                              "\ncontexts:\n- name: c\n  context: {cluster: k, user: u}\nusers:\n- "
                              "name: u\n  user: " +
                              user + "\n");
  }

  Config load(const std::string& kubeconfig, const std::string& context = "") const {
    return load_config({kubeconfig, context}, environment_);
  }

  /// The message, with the test's folder written as DIR.
  std::string error_of(const std::string& kubeconfig, const std::string& context = "") const {
    try {
      (void)load(kubeconfig, context);
      return "no error";
    } catch (const UsageError& error) {
      std::string text = error.what();
      for (size_t at; (at = text.find(folder_.string())) != std::string::npos;) {
        text.replace(at, folder_.string().size(), "DIR");
      }
      return text;
    }
  }

  const fs::path folder_;
  Environment environment_;
};

constexpr const char* kServer = R"({server: "https://k"})";

TEST_F(KubeconfigTest, ReadsClusterUserAndContext) {
  const Config config = load(file("config", kPlain));
  EXPECT_EQ(config.server, "https://west:6443");
  EXPECT_EQ(config.context_name, "prod-west");
  EXPECT_EQ(config.default_namespace, "team");
  EXPECT_EQ(config.credentials.token, "s3cret");
  EXPECT_EQ(config.credentials.user, "ci");
  EXPECT_TRUE(config.warnings.empty());
}

TEST_F(KubeconfigTest, ReadsDataBeforeFilesAndPathsFromItsOwnFolder) {
  file("pki/ca.crt", "the authority");
  file("pki/client.crt", "not this");
  const std::string path = config_file(
      "{server: \"https://k\", certificate-authority: pki/ca.crt, proxy-url: \"http://p:1\", "
      "tls-server-name: n}",
      "{client-certificate: pki/client.crt, client-certificate-data: " +
          base64_encode("the certificate") + ", client-key-data: " + base64_encode("the key") +
          ", as: alice, as-groups: [a, b]}");
  const Config config = load(path);
  EXPECT_EQ(config.tls.ca_pem, "the authority");
  EXPECT_EQ(config.tls.certificate_pem, "the certificate");
  EXPECT_EQ(config.tls.key_pem, "the key");
  EXPECT_EQ(config.tls.server_name, "n");
  EXPECT_EQ(config.proxy, "http://p:1");
  EXPECT_EQ(config.impersonate_user, "alice");
  EXPECT_EQ(config.impersonate_groups, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(config.default_namespace, "default");
}

TEST_F(KubeconfigTest, WarnsOfTlsThatIsNotVerified) {
  const Config config =
      load(config_file("{server: \"https://k\", insecure-skip-tls-verify: true}", "{token: t}"));
  EXPECT_TRUE(config.tls.insecure);
  EXPECT_EQ(config.warnings, std::vector<std::string>{
                                 "the server's certificate is not verified: cluster \"k\" of the "
                                 "kubeconfig sets insecure-skip-tls-verify"});
}

TEST_F(KubeconfigTest, MergesAListAsKubectlDoes) {
  const std::string first = file("one/config", R"(clusters:
- name: west
  cluster: {server: "https://first"}
users:
- name: ci
  user: {tokenFile: token}
)");
  const std::string second = file("two/config", kPlain);
  environment_.kubeconfig = first + "::" + (folder_ / "missing").string() + ":" + second;
  const Config config = load("");
  EXPECT_EQ(config.context_name, "prod-west");  // only the second has it
  EXPECT_EQ(config.server, "https://first");    // the first wins …
  EXPECT_EQ(config.credentials.token_file,
            (folder_ / "one/token").string());  // … from its own folder …
  EXPECT_EQ(config.credentials.token, "");      // … and whole
}

TEST_F(KubeconfigTest, FindsTheUsualFile) {
  file("home/.kube/config", kPlain);
  EXPECT_EQ(load("").server, "https://west:6443");
}

TEST_F(KubeconfigTest, ReadsJson) {
  EXPECT_EQ(
      load(config_file(R"({"server":"https://[::1]:6443","x":null})", "{\"token\":\"t\"}")).server,
      "https://[::1]:6443");
}

TEST_F(KubeconfigTest, FallsBackToTheServiceAccount) {
  environment_.service_account = folder_ / "account";
  environment_.service_host = "fd00::1";
  environment_.service_port = "443";
  file("account/ca.crt", "authority");
  file("account/namespace", "seaworthy\n");
  const Config config = load("");
  EXPECT_EQ(config.server, "https://[fd00::1]:443");
  EXPECT_EQ(config.tls.ca_pem, "authority");
  EXPECT_EQ(config.credentials.token_file, (folder_ / "account/token").string());
  EXPECT_EQ(config.default_namespace, "seaworthy");
  EXPECT_EQ(config.context_name, "in-cluster");
}

TEST_F(KubeconfigTest, ResolvesAPluginBesideTheFile) {
  const std::string v1 = "apiVersion: client.authentication.k8s.io/v1";
  EXPECT_EQ(load(config_file(kServer, "{exec: {" + v1 + ", command: ./login}}"))
                .credentials.exec["command"],
            (folder_ / "login").string());
  EXPECT_EQ(load(config_file(kServer, "{exec: {" + v1 + ", command: login}}"))
                .credentials.exec["command"],
            "login");
}

TEST_F(KubeconfigTest, TellsAPluginOfTheCluster) {
  const Config config = load(config_file(
      "{server: \"https://k\", certificate-authority-data: " + base64_encode("authority") +
          ", extensions: [{name: client.authentication.k8s.io/exec, extension: {a: 1}}]}",
      "{token: t}"));
  EXPECT_EQ(config.credentials.exec_cluster,
            (Json{{"server", "https://k"},
                  {"certificate-authority-data", base64_encode("authority")},
                  {"config", {{"a", 1}}}}));
}

TEST_F(KubeconfigTest, SaysThatThereIsNone) {
  EXPECT_EQ(error_of(""),
            "no kubeconfig: give --kubeconfig or set KUBECONFIG (DIR/home/.kube/config does not "
            "exist, and this is not a pod)");
  EXPECT_EQ(error_of((folder_ / "nowhere").string()),
            "cannot read DIR/nowhere: No such file or directory");
  environment_.kubeconfig = (folder_ / "a").string() + ":" + (folder_ / "b").string();
  EXPECT_EQ(error_of(""), "no kubeconfig: none of the files of KUBECONFIG exists (DIR/a:DIR/b)");
}

TEST_F(KubeconfigTest, SaysThatAContextIsUnknown) {
  const std::string path = file("config", kPlain);
  EXPECT_EQ(error_of(path, "prod-wset"),
            "DIR/config: no context \"prod-wset\"; did you mean \"prod-west\"?");
  EXPECT_EQ(error_of(path, "elsewhere"),
            "DIR/config: no context \"elsewhere\"; there are: prod-west");
  EXPECT_EQ(error_of(file("empty", "")),
            "DIR/empty: no current-context is set: name one with --context; there is none");
}

TEST_F(KubeconfigTest, SaysWhatAContextLacks) {
  EXPECT_EQ(
      error_of(file("config", "current-context: c\ncontexts:\n- name: c\n  context: {user: u}\n")),
      "DIR/config:4:12: context \"c\": cluster: expected a name, found nothing");
  EXPECT_EQ(error_of(file("config",
                          "current-context: c\ncontexts:\n- name: c\n  context: {cluster: k}\n")),
            "DIR/config: no cluster \"k\"; there is none");
  EXPECT_EQ(
      error_of(file(
          "config",
          "current-context: c\ncontexts:\n- name: c\n  context: {cluster: k, user: u}\nclusters:\n"
          "- name: k\n  cluster: {server: \"https://k\"}\n")),
      "DIR/config: no user \"u\"; there is none");
}

TEST_F(KubeconfigTest, SaysWhereAFileIsBroken) {
  EXPECT_EQ(error_of(file("config", "- a\n")),
            "DIR/config:1:1: not a kubeconfig: expected a map with clusters, users and contexts, "
            "found a list");
  EXPECT_EQ(error_of(file("config", "clusters: yes please\n")),
            "DIR/config:1:11: clusters: expected a list, found a string");
  EXPECT_EQ(error_of(file("config", "users:\n- user: {token: s3cret}\n")),
            "DIR/config:2:3: users: an entry has no name");
  EXPECT_EQ(error_of(file("config", "users:\n- name: u\n")),
            "DIR/config:2:3: user \"u\": expected a map under `user`");
  EXPECT_EQ(error_of(file("config", "a: 1\n---\nb: 2\n")),
            "DIR/config:3:1: not a kubeconfig: expected one YAML document, found several");
}

TEST_F(KubeconfigTest, SaysWhatIsWrongWithACluster) {
  EXPECT_EQ(error_of(config_file("{}", "{}")),
            "DIR/config:4:12: cluster \"k\": server: expected an https:// URL, found nothing");
  EXPECT_EQ(error_of(config_file("{server: k}", "{}")),
            "DIR/config:4:21: cluster \"k\": server: expected an https:// URL, found \"k\"");
  EXPECT_EQ(error_of(config_file("{server: [k]}", "{}")),
            "DIR/config:4:21: cluster \"k\": server: expected a string, found a list");
  EXPECT_EQ(error_of(config_file("{server: \"https://k\", certificate-authority: ca.crt}", "{}")),
            "DIR/config:4:57: cluster \"k\": certificate-authority: cannot read DIR/ca.crt: No "
            "such file or directory");
  EXPECT_EQ(
      error_of(config_file("{server: \"https://k\", certificate-authority-data: \"*\"}", "{}")),
      "DIR/config:4:62: cluster \"k\": certificate-authority-data: not base64");
  EXPECT_EQ(error_of(config_file("{server: \"https://k\", insecure-skip-tls-verify: 1}", "{}")),
            "DIR/config:4:60: cluster \"k\": insecure-skip-tls-verify: expected true or false, "
            "found a number");
  EXPECT_EQ(error_of(config_file("{server: \"https://k\", insecure-skip-tls-verify: true, "
                                 "certificate-authority-data: YQ==}",
                                 "{}")),
            "DIR/config:4:60: cluster \"k\": insecure-skip-tls-verify and certificate-authority "
            "exclude each other");
}

TEST_F(KubeconfigTest, SaysWhatIsWrongWithAUserWithoutItsSecrets) {
  const std::string at = "DIR/config:10:";
  EXPECT_EQ(error_of(config_file(kServer, "{username: a}")),
            at + "20: user \"u\": username without a password");
  EXPECT_EQ(error_of(config_file(kServer, "{token: [s3cret]}")),
            at + "17: user \"u\": token: expected a string, found a list");
  EXPECT_EQ(error_of(config_file(kServer, "{token: s3cret, username: a, password: s3cret}")),
            at + "9: user \"u\": more than one of token, username and exec");
  EXPECT_EQ(error_of(config_file(kServer, "{client-key-data: \"s3cret*\"}")),
            at + "27: user \"u\": client-key-data: not base64");
  EXPECT_EQ(
      error_of(config_file(kServer, "{client-key-data: YQ==}")),
      at + "9: user \"u\": client-certificate and client-key go together, and one is missing");
  EXPECT_EQ(error_of(config_file(kServer, "{auth-provider: {name: gcp}}")),
            at + "25: user \"u\": auth-provider was removed from Kubernetes; an exec plugin takes "
                 "its place");
  EXPECT_EQ(error_of(config_file(kServer, "{as-groups: [1]}")),
            at + "21: user \"u\": as-groups: expected a list of strings, found a number");
}

TEST_F(KubeconfigTest, SaysWhatIsWrongWithAPlugin) {
  const std::string at = "DIR/config:10:16: user \"u\": exec: ";
  EXPECT_EQ(error_of(config_file(kServer, "{exec: login}")), at + "expected a map, found a string");
  EXPECT_EQ(error_of(config_file(kServer, "{exec: {args: [a]}}")), at + "no command");
  EXPECT_EQ(error_of(config_file(kServer, "{exec: {command: login}}")),
            at + "apiVersion: expected client.authentication.k8s.io/v1 or "
                 "client.authentication.k8s.io/v1beta1, found nothing");
  EXPECT_EQ(error_of(config_file(kServer,
                                 "{exec: {command: login, apiVersion: "
                                 "client.authentication.k8s.io/v1, interactiveMode: Always}}")),
            at + "the plugin \"login\" asks for a terminal (interactiveMode: Always), which a run "
                 "does not have");
}

}  // namespace
}  // namespace seaworthy::kube
