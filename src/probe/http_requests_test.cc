#include "probe/http_requests.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "probe/testing_server.h"

namespace seaworthy::probe {
namespace {

using ::testing::StartsWith;

std::string refusal(const std::string& requests) {
  try {
    (void)parse_http({"--requests", requests});
  } catch (const UsageError& error) {
    return error.what();
  }
  return "accepted";
}

/// What is said of one request to a server that answers so; without the seconds.
std::vector<Json> said(const Json& request, const std::string& within = "5s") {
  std::vector<Json> lines;
  say_responses(parse_http({"--requests", to_line(Json::array({request})), "--within", within}),
                [&](Json line) {
                  line.erase("seconds");
                  lines.push_back(std::move(line));
                });
  return lines;
}

std::string url_refusal(const std::string& url) {
  try {
    (void)parse_url(url);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(HttpArguments, AreRefusedByName) {
  EXPECT_EQ(refusal("{}"), "--requests: wants a JSON list of requests");
  EXPECT_EQ(refusal("[1]"), "--requests: request 0 must be an object");
  EXPECT_EQ(refusal(R"([{"name":"a"}])"),
            "--requests: request 0: url must be a string with something in it");
  EXPECT_EQ(
      refusal(R"([{"name":"a","url":"http://a","retry":1}])"),
      "--requests: request 0: unknown field `retry`; known: name, method, url, headers, body, "
      "times, retryUntil");
  EXPECT_EQ(refusal(R"([{"name":"a","url":"http://a","times":0}])"),
            "--requests: request 0: times must be an integer from 1 to 100000");
  EXPECT_EQ(refusal(R"([{"name":"a","url":"http://a","headers":{"x":1}}])"),
            "--requests: request 0: headers.x must be a string");
}

TEST(Url, IsTakenApart) {
  const Url url = parse_url("http://svc.ns:8080/a/b?c=d#e");
  EXPECT_EQ(url.host, "svc.ns");
  EXPECT_EQ(url.port, 8080);
  EXPECT_EQ(url.authority, "svc.ns:8080");
  EXPECT_EQ(url.target, "/a/b?c=d");
  EXPECT_EQ(parse_url("http://[::1]:81").host, "::1");
  EXPECT_EQ(parse_url("http://[::1]:81").port, 81);
  EXPECT_EQ(parse_url("http://[::1]").port, 80);
  EXPECT_EQ(parse_url("http://a?b").target, "/?b");
}

TEST(Url, OfAnotherKindIsRefused) {
  EXPECT_EQ(url_refusal("https://a/"),
            "`https://a/`: the probe speaks http:// only; it is static and without TLS");
  for (const char* wrong : {"a", "http://", "http://a:0", "http://a:x", "http://a/b c",
                            "http://user@a", "http://a\r\nb"}) {
    EXPECT_EQ(url_refusal(wrong), "`" + std::string(wrong) + "` is not http://HOST[:PORT][/PATH]");
  }
}

TEST(Http, SaysTheAnswerAndParsesJson) {
  std::string received;
  const TestServer server(1, [&](const std::string& request) {
    received = request;
    return http_answer("201 Created", "application/json; charset=utf-8", R"({"a":1})");
  });
  const auto lines = said({{"name", "make"},
                           {"method", "POST"},
                           {"url", server.url() + "/x"},
                           {"headers", {{"X-Nonce", "n1"}}},
                           {"body", {{"b", 2}}}});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(
      to_line(lines[0]),
      R"({"body":"{\"a\":1}","headers":{"content-length":"7","content-type":"application/json; charset=utf-8"},)"
      R"("json":{"a":1},"kind":"response","name":"make","status":201})");
  EXPECT_EQ(to_line(lines[1]), R"({"kind":"end","requests":1})");
  EXPECT_THAT(received, StartsWith("POST /x HTTP/1.1\r\n"));
  EXPECT_NE(received.find("x-nonce: n1\r\n"), std::string::npos);
  EXPECT_NE(received.find("content-type: application/json\r\n"), std::string::npos);
  EXPECT_NE(received.find("\r\n\r\n{\"b\":2}"), std::string::npos);
}

TEST(Http, ReadsChunksAndUpToTheEndOfTheConnection) {
  const TestServer chunked(1, [](const std::string&) {
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
  });
  EXPECT_EQ(said({{"name", "a"}, {"url", chunked.url()}})[0].at("body"), "abcde");
  const TestServer closing(1, [](const std::string&) { return "HTTP/1.0 200 OK\r\n\r\nabc"; });
  EXPECT_EQ(said({{"name", "a"}, {"url", closing.url()}})[0].at("body"), "abc");
}

TEST(Http, BoundsTheBody) {
  const TestServer server(1, [](const std::string&) {
    return http_answer("200 OK", "text/plain", std::string(3 * kBodyMax, 'x'));
  });
  const Json line = said({{"name", "a"}, {"url", server.url()}})[0];
  EXPECT_EQ(line.at("body").get<std::string>().size(), kBodyMax);
  EXPECT_EQ(line.at("truncated"), true);
}

TEST(Http, SaysWhyThereIsNoAnswer) {
  const TestServer torn(
      1, [](const std::string&) { return "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"; });
  EXPECT_EQ(said({{"name", "a"}, {"url", torn.url()}})[0].at("error"),
            "the server's answer is no HTTP: partial message");
  const TestServer silent(1, [](const std::string&) { return ""; });
  EXPECT_EQ(said({{"name", "a"}, {"url", silent.url()}})[0].at("error"),
            "the server closed the connection without an answer");
  const TestServer noise(1, [](const std::string&) { return "hello\r\n\r\n"; });
  EXPECT_THAT(said({{"name", "a"}, {"url", noise.url()}})[0].at("error").get<std::string>(),
              StartsWith("the server's answer is no HTTP: "));
  const std::string gone = [] { return TestServer(0, {}).url(); }();
  EXPECT_THAT(said({{"name", "a"}, {"url", gone}})[0].at("error").get<std::string>(),
              ::testing::EndsWith("Connection refused"));
}

TEST(Http, AsksAgainUntilTheStatus) {
  int asked = 0;
  const TestServer server(2, [&](const std::string&) {
    return http_answer(++asked == 1 ? "503 Service Unavailable" : "200 OK", "text/plain", "x");
  });
  const auto lines = said({{"name", "a"}, {"url", server.url()}, {"retryUntil", 200}});
  EXPECT_EQ(lines[0].at("status"), 200);
  EXPECT_EQ(lines[0].at("attempts"), 2);
}

TEST(Http, SaysTheLastAnswerWhenTheStatusNeverCame) {
  const TestServer server(1, [](const std::string&) { return http_answer("503 No", "t/p", "x"); });
  const auto lines = said({{"name", "a"}, {"url", server.url()}, {"retryUntil", 200}}, "400ms");
  EXPECT_EQ(lines[0].at("status"), 503);
  EXPECT_EQ(lines[0].at("attempts"), 1);
}

TEST(Http, RefusesHeadersThatAreSeveral) {
  EXPECT_EQ(
      said({{"name", "a"}, {"url", "http://127.0.0.1:1"}, {"headers", {{"a", "b\r\nc: d"}}}})[0].at(
          "error"),
      "`a` is no header of HTTP");
}

}  // namespace
}  // namespace seaworthy::probe
