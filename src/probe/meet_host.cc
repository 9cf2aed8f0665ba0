#include <poll.h>

#include <algorithm>
#include <list>
#include <set>
#include <vector>

#include "base/error.h"
#include "probe/meet.h"

namespace seaworthy::probe {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr size_t kLineMax = 4096;

struct Participant {
  Socket socket;
  std::string received;
  std::string name;  ///< empty until it has said it
  std::string group;
  double seconds = 0;
};

class Host {
 public:
  Host(Socket listener, const MeetHostRequest& request, const Say& say)
      : listener_(std::move(listener)), request_(request), say_(say) {}

  bool run() {
    const Deadline deadline = start_ + request_.within;
    while (met_.size() < request_.groups) {
      if (Clock::now() >= deadline) {
        say_missing();
        return false;
      }
      wait(deadline);
    }
    return true;
  }

 private:
  [[nodiscard]] size_t arrived(const std::string& group) const {
    return static_cast<size_t>(std::count_if(
        participants_.begin(), participants_.end(),
        [&](const Participant& each) { return !each.name.empty() && each.group == group; }));
  }

  /// Says a line; the group is named where there are several.
  void say(const std::string& group, Json line) const {
    if (!group.empty()) line["group"] = group;
    say_(line);
  }

  /// Of every group that began to gather, and of one where none did.
  void say_missing() const {
    std::set<std::string> begun;
    for (const Participant& each : participants_) {
      if (!each.name.empty() && met_.count(each.group) == 0) begun.insert(each.group);
    }
    if (begun.empty()) begun.insert("");
    for (const std::string& group : begun) {
      say(group, {{"kind", "missing"}, {"count", arrived(group)}, {"of", request_.count}});
    }
  }

  [[nodiscard]] double elapsed() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
  }

  void wait(Deadline deadline) {
    std::vector<pollfd> waiting = {{listener_.descriptor(), POLLIN, 0}};
    for (const Participant& each : participants_)
      waiting.push_back({each.socket.descriptor(), POLLIN, 0});
    if (::poll(waiting.data(), waiting.size(), milliseconds_until(deadline)) <= 0) return;
    size_t index = 1;
    for (auto each = participants_.begin(); each != participants_.end(); ++index) {
      const bool is_done = waiting[index].revents != 0 && !hear(*each);
      each = is_done ? participants_.erase(each) : std::next(each);
    }
    if (waiting[0].revents != 0) accept();
  }

  void accept() {
    try {
      participants_.push_back({listener_.accept(), "", "", "", 0});
    } catch (const Error&) {
      // It went away again before it was let in.
    }
  }

  /// Whether it stays.
  bool hear(Participant& participant) {
    std::string text;
    try {
      text = participant.socket.read(Clock::now());
    } catch (const Error&) {
      // As good as gone.
    }
    if (text.empty()) {
      if (!participant.name.empty() && met_.count(participant.group) == 0) {
        say(participant.group,
            {{"kind", "left"}, {"name", participant.name}, {"seconds", elapsed()}});
      }
      return false;
    }
    if (!participant.name.empty()) return true;
    participant.received += text;
    const size_t end = participant.received.find('\n');
    if (end == std::string::npos) return participant.received.size() < kLineMax;
    return admit(participant, participant.received.substr(0, end));
  }

  bool admit(Participant& participant, const std::string& line) {
    const Json said = json_or_discarded(line);
    const std::string name = said.is_object() ? string_at(said, "/name") : "";
    const std::string group = said.is_object() ? string_at(said, "/group") : "";
    const bool is_taken = std::any_of(
        participants_.begin(), participants_.end(),
        [&](const Participant& each) { return each.name == name && each.group == group; });
    const bool is_full = met_.count(group) != 0;
    if (name.empty() || is_taken || is_full) {
      const std::string error = name.empty() ? "a participant says {\"name\": NAME}"
                                : is_taken   ? "the name `" + name + "` is taken"
                                             : "all are there already";
      say(group, {{"kind", "refused"}, {"name", name}, {"error", error}, {"seconds", elapsed()}});
      tell(participant, {{"refused", error}});
      return false;
    }
    participant.name = name;
    participant.group = group;
    participant.seconds = elapsed();
    say(group, {{"kind", "arrival"}, {"name", name}, {"seconds", participant.seconds}});
    if (arrived(group) == request_.count) let_go(group);
    return true;
  }

  void let_go(const std::string& group) {
    double first = elapsed(), last = 0;
    for (Participant& each : participants_) {
      if (each.name.empty() || each.group != group) continue;
      first = std::min(first, each.seconds);
      last = std::max(last, each.seconds);
      tell(each, {{"go", true}});
    }
    met_.insert(group);
    say(group, {{"kind", "met"}, {"count", request_.count}, {"spread", last - first}});
  }

  static void tell(Participant& participant, const Json& message) {
    try {
      participant.socket.write(to_line(message) + "\n", Clock::now() + 1s);
    } catch (const Error&) {
      // It learns from the end of the connection that it did not meet the others.
    }
  }

  const Clock::time_point start_ = Clock::now();
  Socket listener_;
  const MeetHostRequest& request_;
  const Say& say_;
  std::list<Participant> participants_;
  std::set<std::string> met_;  ///< the groups that are through
};

}  // namespace

bool host_meeting(Socket listener, const MeetHostRequest& request, const Say& say) {
  return Host(std::move(listener), request, say).run();
}

}  // namespace seaworthy::probe
