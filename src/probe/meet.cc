#include "probe/meet.h"

#include <optional>
#include <thread>

#include "base/error.h"

namespace seaworthy::probe {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// Nothing tells when a name begins to resolve or a port to listen.
constexpr auto kPollEvery = 200ms;

/// What a participant says of itself.
Json introduction(const MeetRequest& request) {
  Json line = {{"name", request.name}};
  if (!request.group.empty()) line["group"] = request.group;
  return line;
}

/// The host's answer, or nothing where the connection ended before it.
std::optional<Json> answer(Socket& socket, Deadline deadline) {
  std::string text;
  while (text.find('\n') == std::string::npos) {
    const std::string more = socket.read(deadline);
    if (more.empty()) return std::nullopt;
    text += more;
  }
  return json_or_discarded(text.substr(0, text.find('\n')));
}

}  // namespace

bool take_part(const MeetRequest& request, const Say& say) {
  const Deadline deadline = Clock::now() + request.within;
  std::string error = "the time is up";
  const auto fail = [&] {
    say({{"kind", "failure"}, {"name", request.name}, {"error", error}});
    return false;
  };
  while (Clock::now() < deadline) {
    try {
      Socket socket = Socket::connect(request.host, request.port, deadline);
      socket.write(to_line(introduction(request)) + "\n", deadline);
      const Clock::time_point arrival = Clock::now();
      error = "the others did not come in time";
      const std::optional<Json> said = answer(socket, deadline);
      if (said && said->is_object() && said->contains("go")) {
        const std::chrono::duration<double> waited = Clock::now() - arrival;
        say({{"kind", "met"}, {"waited", waited.count()}});
        return true;
      }
      if (said) {
        error = said->is_object() ? string_at(*said, "/refused", to_line(*said)) : to_line(*said);
        return fail();
      }
      error = "the host ended the meeting before all were there";
    } catch (const TimedOut&) {
      break;
    } catch (const Error& failure) {
      error = failure.what();
    }
    std::this_thread::sleep_for(std::min<Clock::duration>(kPollEvery, deadline - Clock::now()));
  }
  return fail();
}

}  // namespace seaworthy::probe
