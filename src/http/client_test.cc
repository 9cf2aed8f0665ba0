#include "http/client.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

#include "http/certificate.h"
#include "testing/certificates.h"
#include "testing/server.h"

namespace seaworthy::http {
namespace {

using namespace std::chrono_literals;  // NOLINT
using testing::Answer;
using testing::Identity;
using testing::make_certificate;
using testing::Server;
using testing::ServerRequest;

Context soon() { return Context{}.within(20s); }

const Identity& authority_identity() {
  static const Identity identity = make_certificate({.common_name = "test authority"});
  return identity;
}

Identity server_identity(const std::string& names = "IP:127.0.0.1",
                         std::chrono::seconds expires_in = 1h) {
  return make_certificate({.common_name = "server",
                           .alternative_names = names,
                           .expires_in = expires_in,
                           .issuer = &authority_identity()});
}

Tls trusting() { return {.ca_pem = authority_identity().certificate_pem}; }

void say_hello(const ServerRequest&, Answer& answer) { answer.send(200, "hello"); }

/// What a GET of `url` throws.
std::string failure_of(const std::string& url, const Tls& tls, const std::string& proxy = "") {
  try {
    const auto transport = make_transport(tls, proxy);
    return "status " + std::to_string(transport->send(soon(), {.url = url}).status);
  } catch (const TransferError& error) {
    return error.what();
  }
}

std::string place(const Server& server) { return "127.0.0.1:" + std::to_string(server.port()); }

TEST(Transport, SendsMethodHeadersAndBody) {
  ServerRequest seen;
  const Identity identity = server_identity();
  const Server server(
      [&seen](const ServerRequest& request, Answer& answer) {
        seen = request;
        answer.send(201, "made", "X-One: 1\r\n");
      },
      {.identity = &identity});
  const auto transport = make_transport(trusting());
  const Response response = transport->send(
      soon(), {"PATCH", server.url() + "/a?b=c", {"Content-Type: application/json"}, R"({"x":1})"});
  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(response.body, "made");
  EXPECT_EQ(response.headers.at("x-one"), "1");
  EXPECT_EQ(seen.method, "PATCH");
  EXPECT_EQ(seen.target, "/a?b=c");
  EXPECT_EQ(seen.body, R"({"x":1})");
  EXPECT_EQ(seen.headers.at("content-type"), "application/json");
}

TEST(Transport, ReusesItsConnection) {
  std::mutex mutex;
  std::vector<std::thread::id> threads;
  const Server server([&](const ServerRequest&, Answer& answer) {
    {
      const std::lock_guard lock(mutex);
      threads.push_back(std::this_thread::get_id());
    }
    answer.send(200, "");
  });
  const auto transport = make_transport({});
  for (int i = 0; i < 3; ++i) (void)transport->send(soon(), {.url = server.url()});
  ASSERT_EQ(threads.size(), 3u);
  EXPECT_EQ(threads[0], threads[1]);
  EXPECT_EQ(threads[0], threads[2]);
}

TEST(Transport, DoesNotFollowRedirects) {
  const Server server([](const ServerRequest&, Answer& answer) {
    answer.send(302, "", "Location: http://example.invalid/\r\n");
  });
  EXPECT_EQ(make_transport({})->send(soon(), {.url = server.url()}).status, 302);
}

TEST(Transport, GivesTheSinkOnlyWhatSucceeded) {
  const Server server([](const ServerRequest& request, Answer& answer) {
    answer.send(request.target == "/good" ? 200 : 403, "body");
  });
  std::string taken;
  const BodySink sink = [&taken](std::string_view piece) {
    taken += piece;
    return true;
  };
  const auto transport = make_transport({});
  EXPECT_EQ(transport->send(soon(), {.url = server.url() + "/bad"}, sink).body, "body");
  EXPECT_EQ(taken, "");
  EXPECT_EQ(transport->send(soon(), {.url = server.url() + "/good"}, sink).body, "");
  EXPECT_EQ(taken, "body");
}

TEST(Transport, TellsTheSinkThatAStreamIsOpen) {
  std::latch opened(1);
  const Server server([&opened](const ServerRequest&, Answer& answer) {
    answer.begin_stream();
    opened.wait();  // the sink is called before there is any body
    answer.piece("one");
    answer.end_stream();
  });
  std::vector<std::string> pieces;
  (void)make_transport({})->send(soon(), {.url = server.url()}, [&](std::string_view piece) {
    if (pieces.empty()) opened.count_down();
    pieces.emplace_back(piece);
    return true;
  });
  EXPECT_EQ(pieces, (std::vector<std::string>{"", "one"}));
}

TEST(Transport, EndsAStreamWhenTheSinkHasEnough) {
  const Server server([](const ServerRequest&, Answer& answer) {
    answer.begin_stream();
    answer.piece("one\n");
    answer.wait_closed();
  });
  int pieces = 0;
  const Response response =
      make_transport({})->send(soon(), {.url = server.url()}, [&pieces](std::string_view piece) {
        ++pieces;
        return piece.empty();
      });
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(pieces, 2);
}

TEST(Transport, PassesOnWhatTheSinkThrows) {
  const Server server(&say_hello);
  const auto transport = make_transport({});
  EXPECT_THROW(
      (void)transport->send(soon(), {.url = server.url()},
                            [](std::string_view) -> bool { throw std::domain_error("mine"); }),
      std::domain_error);
  EXPECT_EQ(transport->send(soon(), {.url = server.url()}).body,
            "hello");  // the handle is fit for use again
}

TEST(Transport, StopEndsAWaitAtOnce) {
  std::latch waiting(1);
  const Server server([&waiting](const ServerRequest&, Answer& answer) {
    answer.begin_stream();
    waiting.count_down();
    answer.wait_closed();
  });
  std::stop_source stop;
  std::jthread stopper([&] {
    waiting.wait();
    stop.request_stop();
  });
  const auto start = std::chrono::steady_clock::now();
  try {
    (void)make_transport({})->send({stop.get_token(), start + 20s}, {.url = server.url()});
    FAIL() << "was not cancelled";
  } catch (const Cancelled& error) {
    EXPECT_EQ(error.what(), "GET " + place(server) + ": interrupted");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST(Transport, DeadlineEndsAWait) {
  const Server server([](const ServerRequest&, Answer& answer) { answer.wait_closed(); });
  try {
    (void)make_transport({})->send(Context{}.within(50ms), {.url = server.url()});
    FAIL() << "did not time out";
  } catch (const TimedOut& error) {
    EXPECT_EQ(error.what(), "GET " + place(server) + ": deadline passed");
  }
}

TEST(Transport, ManyThreadsShareOne) {
  const Identity identity = server_identity();
  const Server server(
      [](const ServerRequest& request, Answer& answer) { answer.send(200, request.target); },
      {.identity = &identity});
  const auto transport = make_transport(trusting());
  std::atomic<int> right = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&, i] {
        for (int j = 0; j < 10; ++j) {
          const std::string target = "/" + std::to_string(i) + "/" + std::to_string(j);
          right += transport->send(soon(), {.url = server.url() + target}).body == target;
        }
      });
    }
  }
  EXPECT_EQ(right, 80);
}

TEST(TransportFailure, Refused) {
  int port;
  {
    const Server server(&say_hello);
    port = server.port();
  }
  const std::string where = "127.0.0.1:" + std::to_string(port);
  EXPECT_EQ(failure_of("https://" + where, {}),
            "cannot reach " + where + ": connection refused; is the server up?");
}

TEST(TransportFailure, NoSuchHost) {
  EXPECT_EQ(failure_of("https://api.invalid:6443/x", {}),
            "cannot reach api.invalid:6443: no such host");
}

TEST(TransportFailure, NotAUrl) {
  EXPECT_EQ(failure_of("ftp://127.0.0.1/x", {}),
            "cannot reach 127.0.0.1:443: not an http:// or https:// URL");
}

TEST(TransportFailure, UnknownAuthority) {
  const Identity identity = server_identity();
  const Server server(&say_hello, {.identity = &identity});
  const Identity other = make_certificate({.common_name = "another authority"});
  const std::string expected = "cannot reach " + place(server) +
                               ": the server's certificate is signed by an unknown authority; does "
                               "certificate-authority belong to this server?";
  EXPECT_EQ(failure_of(server.url(), {.ca_pem = other.certificate_pem}), expected);
  EXPECT_EQ(failure_of(server.url(), {}), expected);
}

TEST(TransportFailure, AuthorityThatIsNoCertificate) {
  const Identity identity = server_identity();
  const Server server(&say_hello, {.identity = &identity});
  EXPECT_EQ(failure_of(server.url(), {.ca_pem = "nonsense"}),
            "cannot reach " + place(server) +
                ": the certificate authority cannot be read: it is not a PEM certificate");
}

TEST(TransportFailure, ExpiredServerCertificate) {
  const Identity identity = server_identity("IP:127.0.0.1", -60s);
  const Server server(&say_hello, {.identity = &identity});
  EXPECT_EQ(failure_of(server.url(), trusting()),
            "cannot reach " + place(server) + ": the server's certificate has expired");
}

TEST(TransportFailure, AnotherHostName) {
  const Identity identity = server_identity("DNS:api.example");
  const Server server(&say_hello, {.identity = &identity});
  EXPECT_EQ(failure_of(server.url(), trusting()),
            "cannot reach " + place(server) +
                ": the server's certificate is for another host name; tls-server-name can name it");
}

TEST(Transport, VerifiesTheGivenServerName) {
  const Identity identity = server_identity("DNS:api.example");
  std::string host;
  const Server server(
      [&host](const ServerRequest& request, Answer& answer) {
        host = request.headers.at("host");
        answer.send(200, request.target);
      },
      {.identity = &identity});
  Tls tls = trusting();
  tls.server_name = "api.example";
  EXPECT_EQ(make_transport(tls)->send(soon(), {.url = server.url() + "/x?y"}).body, "/x?y");
  EXPECT_EQ(host, place(server));
}

TEST(Transport, InsecureVerifiesNothing) {
  const Identity identity = server_identity("DNS:api.example", -60s);
  const Server server(&say_hello, {.identity = &identity});
  EXPECT_EQ(make_transport({.insecure = true})->send(soon(), {.url = server.url()}).body, "hello");
}

class ClientCertificate : public ::testing::Test {
 protected:
  Tls with(std::chrono::seconds expires_in, const Identity& issuer) const {
    const Identity client =
        make_certificate({.common_name = "client", .expires_in = expires_in, .issuer = &issuer});
    Tls tls = trusting();
    tls.certificate_pem = client.certificate_pem;
    tls.key_pem = client.key_pem;
    return tls;
  }
  const Identity identity_ = server_identity();
  const Server server_{
      &say_hello,
      {.identity = &identity_, .client_authority_pem = authority_identity().certificate_pem}};
};

TEST_F(ClientCertificate, IsSent) {
  EXPECT_EQ(failure_of(server_.url(), with(1h, authority_identity())), "status 200");
}

TEST_F(ClientCertificate, HasExpired) {
  const Tls tls = with(-60s, authority_identity());
  const std::string end = format_time(*certificate_end(tls.certificate_pem)).substr(0, 19) + "Z";
  EXPECT_EQ(failure_of(server_.url(), tls),
            "cannot reach " + place(server_) + ": the client certificate expired on " + end);
}

TEST_F(ClientCertificate, IsMissing) {
  EXPECT_EQ(failure_of(server_.url(), trusting()),
            "cannot reach " + place(server_) +
                ": the server asks for a client certificate and none was given");
}

TEST_F(ClientCertificate, OfAnotherAuthority) {
  const Identity other = make_certificate({.common_name = "another authority"});
  EXPECT_EQ(
      failure_of(server_.url(), with(1h, other)),
      "cannot reach " + place(server_) + ": the server does not accept the client certificate");
}

TEST_F(ClientCertificate, WithoutItsKey) {
  Tls tls = with(1h, authority_identity());
  tls.key_pem = with(1h, authority_identity()).key_pem;
  const std::string text = failure_of(server_.url(), tls);
  EXPECT_TRUE(text.starts_with("cannot reach " + place(server_) +
                               ": the client certificate or its key cannot be used: "))
      << text;
}

TEST(TransportFailure, NotTls) {
  const Server server(&say_hello);
  EXPECT_EQ(failure_of("https://" + place(server), {}),
            "cannot reach " + place(server) +
                ": the server does not speak TLS; is its URL http:// instead?");
}

TEST(TransportFailure, BrokenAnswer) {
  const Server server([](const ServerRequest&, Answer& answer) {
    answer.begin_stream();
    answer.piece("half");
    answer.hang_up();
  });
  try {
    (void)make_transport({})->send(soon(), {.url = server.url()});
    FAIL() << "did not notice";
  } catch (const TransferError& error) {
    EXPECT_EQ(error.failure(), Failure::kBroken);
    EXPECT_TRUE(std::string(error.what())
                    .starts_with("cannot reach " + place(server) + ": the connection broke: "))
        << error.what();
  }
}

TEST(TransportProxy, IsAskedForTheWay) {
  std::string target;
  const Server proxy([&target](const ServerRequest& request, Answer& answer) {
    target = request.method + " " + request.target;
    answer.send(403, "");
  });
  EXPECT_EQ(failure_of("https://api.example:6443", {}, proxy.url()),
            "cannot reach api.example:6443: the proxy refused the way with status 403");
  EXPECT_EQ(target, "CONNECT api.example:6443");
}

TEST(TransportProxy, WantsAUser) {
  const Server proxy([](const ServerRequest&, Answer& answer) { answer.send(407, ""); });
  EXPECT_EQ(failure_of("https://api.example:6443", {}, proxy.url()),
            "cannot reach api.example:6443: the proxy refused the way with status 407: it wants a "
            "user and a password");
}

TEST(TransportProxy, IsDown) {
  int port;
  {
    const Server proxy(&say_hello);
    port = proxy.port();
  }
  const std::string where = "127.0.0.1:" + std::to_string(port);
  EXPECT_EQ(failure_of("https://api.example:6443", {}, "http://" + where),
            "cannot reach api.example:6443: the proxy " + where +
                " does not answer: connection refused; is the server up?");
}

TEST(TransportProxy, DoesNotExist) {
  EXPECT_EQ(failure_of("https://api.example:6443", {}, "http://proxy.invalid:1"),
            "cannot reach api.example:6443: no such host: the proxy's");
}

}  // namespace
}  // namespace seaworthy::http
