#include "collect/pod_logs.h"

#include <fmt/format.h>

#include "base/json_parse.h"
#include "base/text.h"

namespace seaworthy::collect {
namespace {

constexpr size_t kMaxLines = 10'000;
constexpr size_t kMaxLineBytes = 64 * 1024;  // of text
// Of an object: the probe keeps a MiB of a body, and JSON escapes each of its quotes and line ends.
constexpr size_t kMaxObjectBytes = 4 * 1024 * 1024;

bool has_started(const Json& status) {
  const Json& state = status.value("state", Json::object());
  return state.contains("running") || state.contains("terminated");
}

/// As parse_json; null for what nests deeper than kPlainDepth, since whoever walks through a value
/// does so recursively.
Json parsed_line(const std::string& line) {
  Json value;
  if (parse_plain_json(line, value)) return value;
  bool is_deep = false;
  const auto watch_depth = [&](int depth, Json::parse_event_t /*event*/, const Json& /*parsed*/) {
    is_deep = is_deep || depth > static_cast<int>(kPlainDepth);
    return !is_deep;
  };
  value = Json::parse(line, watch_depth, /*allow_exceptions=*/false);
  return is_deep ? Json() : value;
}

/// The log, or Error for what the kubelet says, with status 200, where it has none (Kubernetes
/// issue 98236).
std::string read_log(const Context& context, Session& session, const std::string& ns,
                     const std::string& pod, const std::string& container) {
  std::string log = session.env.client.logs(context, ns, pod, container);
  if (log.starts_with("unable to retrieve container logs for ") && log.find('\n') >= log.size() - 1)
    throw Error("the log of " + ns + "/" + pod + " " + container + " is lost: " + printable(log));
  return log;
}

}  // namespace

LogLines log_lines(const std::string& log) {
  LogLines lines;
  for (const std::string& line : split(log, '\n')) {
    if (line.empty()) continue;
    if (lines.kept.size() == kMaxLines) {
      ++lines.left_out;
      continue;
    }
    const Json parsed =
        line.size() <= kMaxObjectBytes && line[0] == '{' ? parsed_line(line) : Json();
    lines.kept.push_back(parsed.is_object() ? parsed : Json(printable(line, kMaxLineBytes)));
  }
  return lines;
}

Json pod_logs(const Context& context, Session& session, const Json& pod,
              const std::string& container) {
  Json logs = Json::array();
  const std::string ns = string_at(pod, "/metadata/namespace");
  const std::string name = string_at(pod, "/metadata/name");
  for (const char* list : {"/status/initContainerStatuses", "/status/containerStatuses"}) {
    const Json::json_pointer path(list);
    if (!pod.contains(path)) continue;
    for (const Json& status : pod.at(path)) {
      const std::string of = status.value("name", "");
      if (!has_started(status) || (!container.empty() && of != container)) continue;
      LogLines lines = log_lines(read_log(context, session, ns, name, of));
      logs.push_back({{"pod", name},
                      {"node", string_at(pod, "/spec/nodeName")},
                      {"container", of},
                      {"lines", std::move(lines.kept)}});
      if (lines.left_out > 0) logs.back()["leftOut"] = lines.left_out;
    }
  }
  return logs;
}

void require_whole(const Json& logs) {
  for (const Json& log : logs) {
    if (!log.contains("leftOut")) continue;
    throw Error(
        fmt::format("the log of {} {} has {} lines more than the {} that are kept; what it "
                    "does not say cannot be judged: let it write less",
                    log.at("pod").get<std::string>(), log.at("container").get<std::string>(),
                    log.at("leftOut").get<size_t>(), kMaxLines));
  }
}

}  // namespace seaworthy::collect
