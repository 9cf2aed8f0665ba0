#include "probe/gauge.h"

#include <fmt/format.h>
#include <poll.h>

#include <array>
#include <charconv>
#include <optional>

#include "base/error.h"
#include "probe/served.h"

namespace seaworthy::probe {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// One client at a time: whoever says nothing must not keep the others out for long.
constexpr auto kPatience = 2s;
constexpr const char* kText = "text/plain; charset=utf-8";
constexpr const char* kExposition = "text/plain; version=0.0.4; charset=utf-8";

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class Gauge {
 public:
  Gauge(const GaugeRequest& request, const Say& say)
      : name_(request.name), value_(request.value), say_(say) {}

  void serve(Socket client) {
    const Deadline deadline = Clock::now() + kPatience;
    try {
      client.write(answer(read_served(client, deadline)), deadline);
    } catch (const Error& error) {
      say_({{"kind", "failure"}, {"error", error.what()}});
    }
  }

 private:
  std::string answer(const ServedRequest& request) {
    if (request.target == "/metrics" && request.method == "GET") {
      return served_answer("200 OK", kExposition,
                           fmt::format("# TYPE {} gauge\n{} {}\n", name_, name_, value_));
    }
    if (request.target == "/value" && request.method == "PUT") return set(request.body);
    return served_answer("404 Not Found", kText, "GET /metrics, PUT /value\n");
  }

  std::string set(const std::string& text) {
    const auto wanted = number(text);
    if (!wanted) return served_answer("400 Bad Request", kText, "the body is no number\n");
    value_ = *wanted;
    say_({{"kind", "value"}, {"name", name_}, {"value", value_}});
    return served_answer("200 OK", kText, fmt::format("{}\n", value_));
  }

  const std::string& name_;
  double value_;
  const Say& say_;
};

}  // namespace

void serve_gauge(const Socket& listener, const GaugeRequest& request, int end, const Say& say) {
  Gauge gauge(request, say);
  while (true) {
    std::array<pollfd, 2> waiting = {
        {{listener.descriptor(), POLLIN, 0}, {end, POLLIN | POLLHUP, 0}}};
    if (::poll(waiting.data(), waiting.size(), /*timeout=*/-1) <= 0) continue;
    if (waiting[1].revents != 0) return;
    try {
      gauge.serve(listener.accept());
    } catch (const Error&) {
      // It went away again before it was let in.
    }
  }
}

}  // namespace seaworthy::probe
