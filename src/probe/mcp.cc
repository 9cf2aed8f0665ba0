#include "probe/mcp.h"

#include <set>

#include "base/error.h"
#include "base/time.h"
#include "probe/option_walk.h"
#include "probe/server_sent_events.h"

namespace seaworthy::probe {
namespace {

using Clock = std::chrono::steady_clock;
using Era = McpCommand::Era;

constexpr const char* kSessionVersion = "2025-11-25";
constexpr const char* kStatelessVersion = "2026-07-28";
constexpr size_t kPagesMax = 1000;

/// What a request that has no result came to.
class McpFailure : public Error {
 public:
  McpFailure(const std::string& what, Json more) : Error(what), details(std::move(more)) {}
  Json details;
};

Json client_info() { return {{"name", "seaworthy-probe"}, {"version", SEAWORTHY_VERSION}}; }

/// Every JSON-RPC message of an answer so far.
std::vector<Json> messages_of(const HttpResponse& response) {
  std::vector<Json> messages;
  const auto add = [&](const std::string& text) {
    Json message = json_or_discarded(text);
    if (message.is_object()) messages.push_back(std::move(message));
  };
  if (response.media_type() == "text/event-stream") {
    for (const std::string& data : event_data(response.body)) add(data);
  } else {
    add(response.body);
  }
  return messages;
}

/// The answer to request `id`; a null where it has not come.
Json answer_to(int id, const HttpResponse& response) {
  for (Json& message : messages_of(response)) {
    const bool is_answer = message.contains("result") || message.contains("error");
    // Of an error in the request itself the server may not know the id.
    const bool is_ours = message.value("id", Json()) == id ||
                         (message.contains("error") && message.value("id", Json()).is_null());
    if (is_answer && is_ours) return message;
  }
  return nullptr;
}

class Client {
 public:
  explicit Client(const McpCommand& command)
      : command_(command), deadline_(Clock::now() + command.within) {}

  Json call(const std::string& method, Json params) {
    const int id = ++last_id_;
    if (command_.era == Era::kStateless) params["_meta"] = meta();
    Json message = {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}};
    const HttpResponse response =
        send(message, method, string_at(params, "/name"), [id](const HttpResponse& so_far) {
          return so_far.media_type() == "text/event-stream" && !answer_to(id, so_far).is_null();
        });
    const Json answer = answer_to(id, response);
    Json details = {{"status", response.status}};
    if (answer.is_null()) {
      details["body"] = response.body;
      throw McpFailure("the answer of status " + std::to_string(response.status) +
                           " holds no JSON-RPC message for the request",
                       details);
    }
    if (answer.contains("error")) {
      details["rpc"] = answer["error"];
      throw McpFailure(string_at(answer, "/error/message", "an error without a message"), details);
    }
    note_session(response);
    return answer["result"];
  }

  void notify(const std::string& method) {
    const HttpResponse response = send({{"jsonrpc", "2.0"}, {"method", method}}, method, "", {});
    if (response.status / 100 == 2) return;
    throw McpFailure("the notification was answered with status " + std::to_string(response.status),
                     {{"status", response.status}, {"body", response.body}});
  }

  void agree_on(const std::string& version) { version_ = version; }
  [[nodiscard]] bool has_session() const { return !session_.empty(); }

  /// A server need not let a session be ended by its client.
  void end_session() {
    if (session_.empty()) return;
    HttpRequest request = {"DELETE", command_.url, command_.headers, ""};
    add_version(request);
    try {
      (void)send_http(request, deadline_);
    } catch (const Error&) {
      // Everything was said already; the server forgets the session by itself.
    }
  }

 private:
  static Json meta() {
    return {{"io.modelcontextprotocol/protocolVersion", kStatelessVersion},
            {"io.modelcontextprotocol/clientInfo", client_info()},
            {"io.modelcontextprotocol/clientCapabilities", Json::object()}};
  }

  void add_version(HttpRequest& request) const {
    if (!version_.empty()) request.headers["mcp-protocol-version"] = version_;
    if (!session_.empty()) request.headers["mcp-session-id"] = session_;
  }

  HttpResponse send(const Json& message, const std::string& method, const std::string& name,
                    const IsEnough& is_enough) {
    HttpRequest request = {"POST", command_.url, command_.headers, to_line(message)};
    request.headers["content-type"] = "application/json";
    request.headers["accept"] = "application/json, text/event-stream";
    add_version(request);
    if (command_.era == Era::kStateless) {
      request.headers["mcp-method"] = method;
      if (!name.empty()) request.headers["mcp-name"] = name;
    }
    return send_http(request, deadline_, is_enough);
  }

  void note_session(const HttpResponse& response) {
    const auto found = response.headers.find("mcp-session-id");
    if (command_.era == Era::kSession && found != response.headers.end()) session_ = found->second;
  }

  const McpCommand& command_;
  const Deadline deadline_;
  int last_id_ = 0;
  std::string version_;  ///< agreed on; none before the handshake
  std::string session_;
};

Json shake_hands(Client& client) {
  Json result = client.call("initialize", {{"protocolVersion", kSessionVersion},
                                           {"capabilities", Json::object()},
                                           {"clientInfo", client_info()}});
  client.agree_on(string_at(result, "/protocolVersion", kSessionVersion));
  client.notify("notifications/initialized");
  return result;
}

Json discover(Client& client) {
  client.agree_on(kStatelessVersion);
  return client.call("server/discover", Json::object());
}

/// Every page, however often a server repeats a cursor: then it is a failure.
size_t say_tools(Client& client, const Say& say) {
  std::set<std::string> seen;
  Json params = Json::object();
  size_t count = 0;
  for (size_t page = 0; page < kPagesMax; ++page) {
    const Json result = client.call("tools/list", params);
    const Json tools = result.is_object() ? result.value("tools", Json()) : Json();
    if (!tools.is_array()) throw McpFailure("the result has no list `tools`", {{"result", result}});
    for (const Json& tool : tools) {
      say({{"kind", "tool"}, {"name", string_at(tool, "/name")}, {"tool", tool}});
      ++count;
    }
    const std::string cursor = string_at(result, "/nextCursor");
    if (cursor.empty()) return count;
    if (!seen.insert(cursor).second)
      throw McpFailure("`nextCursor` is one that was there before", {{"cursor", cursor}});
    params = {{"cursor", cursor}};
  }
  throw McpFailure("tools/list has no end", {{"pages", kPagesMax}});
}

}  // namespace

McpCommand parse_mcp(const Arguments& arguments) {
  McpCommand command;
  bool has_era = false;
  for (Walk walk("mcp", arguments); walk.next();) {
    const std::string option = walk.option();
    if (option == "--url") {
      command.url = walk.value();
    } else if (option == "--era") {
      const std::string& era = walk.value();
      if (era != kSessionVersion && era != kStatelessVersion)
        throw UsageError("--era: `" + era + "` is neither 2025-11-25 nor 2026-07-28");
      command.era = era == kSessionVersion ? Era::kSession : Era::kStateless;
      has_era = true;
    } else if (option == "--call") {
      command.tool = walk.value();
    } else if (option == "--arguments") {
      command.arguments = json_or_discarded(walk.value());
      if (!command.arguments.is_object()) throw UsageError("--arguments: wants a JSON object");
    } else if (option == "--header") {
      const std::string& text = walk.value();
      const size_t colon = text.find(':');
      if (colon == std::string::npos)
        throw UsageError("--header: `" + text + "` is not NAME:VALUE");
      const size_t value = text.find_first_not_of(' ', colon + 1);
      command.headers[text.substr(0, colon)] = value == std::string::npos ? "" : text.substr(value);
    } else if (option == "--within") {
      command.within = walk.duration();
    } else {
      walk.refuse();
    }
  }
  if (command.url.empty()) throw UsageError("mcp: --url is missing");
  if (!has_era) throw UsageError("mcp: --era is missing");
  return command;
}

void say_mcp(const McpCommand& command, const Say& say) {
  Client client(command);
  const bool is_stateless = command.era == Era::kStateless;
  std::string method = is_stateless ? "server/discover" : "initialize";
  try {
    const Json server = is_stateless ? discover(client) : shake_hands(client);
    say({{"kind", "server"},
         {"era", is_stateless ? kStatelessVersion : kSessionVersion},
         {"session", client.has_session()},
         {"server", server}});
    method = "tools/list";
    const size_t tools = say_tools(client, say);
    if (!command.tool.empty()) {
      method = "tools/call";
      say({{"kind", "result"},
           {"name", command.tool},
           {"result",
            client.call(method, {{"name", command.tool}, {"arguments", command.arguments}})}});
    }
    say({{"kind", "end"}, {"tools", tools}});
  } catch (const McpFailure& failure) {
    Json line = {{"kind", "failure"}, {"method", method}, {"error", failure.what()}};
    line.update(failure.details);
    say(line);
  } catch (const Error& error) {
    say({{"kind", "failure"}, {"method", method}, {"error", error.what()}});
  }
  client.end_session();
}

}  // namespace seaworthy::probe
