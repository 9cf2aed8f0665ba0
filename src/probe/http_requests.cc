#include "probe/http_requests.h"

#include <algorithm>
#include <thread>

#include "base/error.h"
#include "base/time.h"
#include "probe/option_walk.h"

namespace seaworthy::probe {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kRetry = 500ms;
constexpr int kTimesMax = 100000;

[[noreturn]] void refuse(const std::string& place, const std::string& wanted) {
  throw UsageError("--requests: " + place + " must be " + wanted);
}

std::string text_at(const Json& value, const std::string& place) {
  if (!value.is_string()) refuse(place, "a string");
  return value.get<std::string>();
}

int integer_at(const Json& value, int low, int high, const std::string& place) {
  const bool is_inside =
      value.is_number_integer() && value.get<double>() >= low && value.get<double>() <= high;
  if (!is_inside)
    refuse(place, "an integer from " + std::to_string(low) + " to " + std::to_string(high));
  return value.get<int>();
}

void read_body(const Json& value, HttpRequest& request) {
  if (value.is_string()) {
    request.body = value.get<std::string>();
    return;
  }
  request.body = to_line(value);
  request.headers.emplace("content-type", "application/json");
}

void read_headers(const Json& value, const std::string& place, HttpRequest& request) {
  if (!value.is_object()) refuse(place, "an object");
  for (const auto& [name, header] : value.items()) {
    std::string small = name;
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    request.headers[small] = text_at(header, place + "." + name);
  }
}

NamedRequest read_request(const Json& value, size_t index) {
  const std::string where = "request " + std::to_string(index);
  if (!value.is_object()) refuse(where, "an object");
  NamedRequest named;
  for (const auto& [field, member] : value.items()) {
    const std::string place = where + ": " + field;
    if (field == "name") {
      named.name = text_at(member, place);
    } else if (field == "method") {
      named.request.method = text_at(member, place);
    } else if (field == "url") {
      named.request.url = text_at(member, place);
    } else if (field == "headers") {
      read_headers(member, place, named.request);
    } else if (field == "times") {
      named.times = integer_at(member, 1, kTimesMax, place);
    } else if (field == "retryUntil") {
      named.retry_until = integer_at(member, 100, 599, place);
    } else if (field != "body") {
      throw UsageError("--requests: " + where + ": unknown field `" + field +
                       "`; known: name, method, url, headers, body, times, retryUntil");
    }
  }
  // After the headers: a content type that was asked for stays.
  if (value.contains("body")) read_body(value["body"], named.request);
  if (named.name.empty()) refuse(where + ": name", "a string with something in it");
  if (named.request.url.empty()) refuse(where + ": url", "a string with something in it");
  return named;
}

bool is_json(const std::string& media_type) {
  return media_type == "application/json" || media_type.ends_with("+json");
}

Json line_of(const std::string& name, const HttpResponse& response) {
  Json line = {{"kind", "response"},
               {"name", name},
               {"status", response.status},
               {"headers", response.headers},
               {"body", response.body}};
  if (response.truncated) line["truncated"] = true;
  if (is_json(response.media_type())) {
    Json parsed = json_or_discarded(response.body);
    if (!parsed.is_discarded()) line["json"] = std::move(parsed);
  }
  return line;
}

Json attempt(const NamedRequest& named, Deadline deadline) {
  const Clock::time_point start = Clock::now();
  Json line;
  try {
    line = line_of(named.name, send_http(named.request, deadline));
  } catch (const Error& error) {
    line = {{"kind", "failure"}, {"name", named.name}, {"error", error.what()}};
  }
  line["seconds"] = std::chrono::duration<double>(Clock::now() - start).count();
  return line;
}

Json retried(const NamedRequest& named, Deadline deadline) {
  for (int attempts = 1;; ++attempts) {
    Json line = attempt(named, deadline);
    const bool is_there = line.contains("status") && line["status"] == *named.retry_until;
    if (is_there || Clock::now() + kRetry >= deadline) {
      line["attempts"] = attempts;
      return line;
    }
    std::this_thread::sleep_for(kRetry);
  }
}

}  // namespace

HttpCommand parse_http(const Arguments& arguments) {
  HttpCommand command;
  for (Walk walk("http", arguments); walk.next();) {
    if (walk.option() == "--requests") {
      const Json list = json_or_discarded(walk.value());
      if (!list.is_array() || list.empty())
        throw UsageError("--requests: wants a JSON list of requests");
      for (size_t index = 0; index < list.size(); ++index)
        command.requests.push_back(read_request(list[index], index));
    } else if (walk.option() == "--within") {
      command.within = walk.duration();
    } else {
      walk.refuse();
    }
  }
  if (command.requests.empty()) throw UsageError("http: --requests is missing");
  return command;
}

void say_responses(const HttpCommand& command, const Say& say) {
  const Deadline deadline = Clock::now() + command.within;
  size_t count = 0;
  for (const NamedRequest& named : command.requests) {
    for (int time = 0; time < named.times; ++time, ++count)
      say(named.retry_until ? retried(named, deadline) : attempt(named, deadline));
  }
  say({{"kind", "end"}, {"requests", count}});
}

}  // namespace seaworthy::probe
