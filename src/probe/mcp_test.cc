#include "probe/mcp.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "probe/server_sent_events.h"
#include "probe/testing_server.h"

namespace seaworthy::probe {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::string rpc(int id, const std::string& result) {
  return R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"result":)" + result + "}";
}
std::string as_json(const std::string& body) {
  return http_answer("200 OK", "application/json", body);
}

/// Answers with these one after another, and keeps what was asked.
struct Script {
  std::vector<std::string> answers;
  std::vector<std::string> requests;
  std::string operator()(const std::string& request) {
    requests.push_back(request);
    return answers.at(requests.size() - 1);
  }
};

std::vector<std::string> talk(Script& script, Arguments arguments) {
  const TestServer server(script.answers.size(),
                          [&](const std::string& request) { return script(request); });
  arguments.insert(arguments.end(), {"--url", server.url() + "/mcp", "--within", "5s"});
  std::vector<std::string> lines;
  say_mcp(parse_mcp(arguments), [&](const Json& line) { lines.push_back(to_line(line)); });
  return lines;
}

TEST(ServerSentEvents, AreThoseThatEnded) {
  EXPECT_THAT(
      event_data("event: message\ndata: {\"a\":\ndata: 1}\n\n: comment\n\ndata:b\r\n\r\ndata: c\n"),
      ElementsAre("{\"a\":\n1}", "b"));
  EXPECT_THAT(event_data("dataset: a\n\nid: 1\n\n"), IsEmpty());
  EXPECT_THAT(event_data("data\r\r"), ElementsAre(""));
}

TEST(Mcp, OfTheSessionEraShakesHandsAndTurnsPages) {
  std::string initialized =
      as_json(rpc(1, R"({"protocolVersion":"2025-11-25","serverInfo":{"name":"s"}})"));
  initialized.insert(initialized.find("\r\n") + 2, "Mcp-Session-Id: s1\r\n");
  Script script{
      {initialized, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n",
       as_json(rpc(2, R"({"tools":[{"name":"a"}],"nextCursor":"p2"})")),
       as_json(rpc(3, R"({"tools":[{"name":"b"}]})")), as_json(rpc(4, R"({"content":[]})")),
       "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"},
      {}};
  EXPECT_THAT(
      talk(script, {"--era", "2025-11-25", "--call", "a", "--arguments", R"({"x":1})"}),
      ElementsAre(
          R"({"era":"2025-11-25","kind":"server","server":{"protocolVersion":"2025-11-25","serverInfo":{"name":"s"}},"session":true})",
          R"({"kind":"tool","name":"a","tool":{"name":"a"}})",
          R"({"kind":"tool","name":"b","tool":{"name":"b"}})",
          R"({"kind":"result","name":"a","result":{"content":[]}})",
          R"({"kind":"end","tools":2})"));
  ASSERT_EQ(script.requests.size(), 6U);
  EXPECT_THAT(script.requests[0], HasSubstr("accept: application/json, text/event-stream\r\n"));
  EXPECT_THAT(script.requests[0], Not(HasSubstr("mcp-protocol-version")));
  EXPECT_THAT(script.requests[1], HasSubstr(R"("method":"notifications/initialized")"));
  EXPECT_THAT(script.requests[2], HasSubstr("mcp-protocol-version: 2025-11-25\r\n"));
  EXPECT_THAT(script.requests[2], HasSubstr("mcp-session-id: s1\r\n"));
  EXPECT_THAT(script.requests[3], HasSubstr(R"("cursor":"p2")"));
  EXPECT_THAT(script.requests[4], HasSubstr(R"("params":{"arguments":{"x":1},"name":"a"})"));
  EXPECT_THAT(script.requests[5], StartsWith("DELETE /mcp "));
}

TEST(Mcp, OfTheStatelessEraSaysWhoItIsEachTime) {
  const std::string stream =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
      "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}\n\n"
      "data: " +
      rpc(3, R"({"content":[],"resultType":"complete"})") + "\n\n";
  Script script{{as_json(rpc(1, R"({"supportedVersions":["2026-07-28"]})")),
                 as_json(rpc(2, R"({"tools":[]})")), stream},
                {}};
  EXPECT_THAT(
      talk(script, {"--era", "2026-07-28", "--call", "a", "--header", "x-nonce: n"}),
      ElementsAre(
          R"({"era":"2026-07-28","kind":"server","server":{"supportedVersions":["2026-07-28"]},"session":false})",
          R"({"kind":"result","name":"a","result":{"content":[],"resultType":"complete"}})",
          R"({"kind":"end","tools":0})"));
  ASSERT_EQ(script.requests.size(), 3U);
  for (const std::string& request : script.requests) {
    EXPECT_THAT(request, HasSubstr("mcp-protocol-version: 2026-07-28\r\n"));
    EXPECT_THAT(request, HasSubstr("x-nonce: n\r\n"));
    EXPECT_THAT(request, HasSubstr(R"("io.modelcontextprotocol/clientCapabilities":{})"));
    EXPECT_THAT(request, HasSubstr(R"("io.modelcontextprotocol/protocolVersion":"2026-07-28")"));
  }
  EXPECT_THAT(script.requests[0], HasSubstr("mcp-method: server/discover\r\n"));
  EXPECT_THAT(script.requests[2], HasSubstr("mcp-method: tools/call\r\n"));
  EXPECT_THAT(script.requests[2], HasSubstr("mcp-name: a\r\n"));
}

TEST(Mcp, SaysWhatTheServerRefused) {
  Script script{
      {http_answer("400 Bad Request", "application/json",
                   R"({"jsonrpc":"2.0","id":null,"error":{"code":-32022,"message":"old"}})")},
      {}};
  EXPECT_THAT(
      talk(script, {"--era", "2026-07-28"}),
      ElementsAre(
          R"({"error":"old","kind":"failure","method":"server/discover","rpc":{"code":-32022,"message":"old"},"status":400})"));
}

TEST(Mcp, SaysThatAnAnswerIsNone) {
  Script script{{http_answer("502 Bad Gateway", "text/html", "<h1>")}, {}};
  EXPECT_THAT(
      talk(script, {"--era", "2025-11-25"}),
      ElementsAre(
          R"({"body":"<h1>","error":"the answer of status 502 holds no JSON-RPC message for the request","kind":"failure","method":"initialize","status":502})"));
  Script wrong_id{{as_json(rpc(7, "{}"))}, {}};
  EXPECT_THAT(talk(wrong_id, {"--era", "2026-07-28"}),
              ElementsAre(HasSubstr("holds no JSON-RPC message")));
}

TEST(Mcp, DoesNotTurnPagesForEver) {
  Script script{{as_json(rpc(1, "{}")), as_json(rpc(2, R"({"tools":[],"nextCursor":"p"})")),
                 as_json(rpc(3, R"({"tools":[],"nextCursor":"p"})"))},
                {}};
  EXPECT_THAT(talk(script, {"--era", "2026-07-28"}).back(),
              HasSubstr("`nextCursor` is one that was there before"));
}

TEST(Mcp, ArgumentsAreRefusedByName) {
  const auto refusal = [](const Arguments& arguments) -> std::string {
    try {
      (void)parse_mcp(arguments);
    } catch (const UsageError& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(refusal({"--era", "2024-11-05"}),
            "--era: `2024-11-05` is neither 2025-11-25 nor 2026-07-28");
  EXPECT_EQ(refusal({"--arguments", "[]"}), "--arguments: wants a JSON object");
  EXPECT_EQ(refusal({"--header", "x"}), "--header: `x` is not NAME:VALUE");
  EXPECT_EQ(refusal({"--url", "http://a"}), "mcp: --era is missing");
  EXPECT_EQ(refusal({"--era", "2025-11-25"}), "mcp: --url is missing");
}

}  // namespace
}  // namespace seaworthy::probe
