#include "probe/meet.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>

#include "base/error.h"

namespace seaworthy::probe {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
using namespace std::chrono_literals;

/// The lines that were said, without their times.
class Lines {
 public:
  Say say() {
    return [this](const Json& line) {
      const std::lock_guard lock(mutex_);
      lines_.push_back(line);
      changed_.notify_all();
    };
  }
  /// Until a line of this kind was said.
  void await(const std::string& kind) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return std::any_of(lines_.begin(), lines_.end(),
                         [&](const Json& line) { return line.at("kind") == kind; });
    });
  }
  std::vector<std::string> text() const {
    std::vector<std::string> all;
    for (Json line : lines_) {
      for (const char* time : {"seconds", "spread", "waited"}) line.erase(time);
      all.push_back(to_line(line));
    }
    return all;
  }
  const Json& last() const { return lines_.back(); }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Json> lines_;
};

class MeetTest : public ::testing::Test {
 protected:
  /// A host in the background, on a free port.
  std::future<bool> host(size_t count, std::chrono::milliseconds within, size_t groups = 1) {
    Socket listener = Socket::listen(0);
    port_ = listener.port();
    return std::async(std::launch::async,
                      [this, count, within, groups, socket = std::move(listener)]() mutable {
                        const MeetHostRequest request{count, port_, within, groups};
                        return host_meeting(std::move(socket), request, host_lines_.say());
                      });
  }
  std::future<bool> participant(const std::string& name, Lines& lines,
                                std::chrono::milliseconds within = 10s,
                                const std::string& group = "") const {
    return std::async(std::launch::async, [this, name, within, group, &lines] {
      return take_part({"127.0.0.1", port_, name, within, group}, lines.say());
    });
  }
  /// A participant by hand, at the host already.
  Socket arrive(const std::string& name) const {
    Socket socket = Socket::connect("127.0.0.1", port_, soon());
    socket.write(to_line({{"name", name}}) + "\n", soon());
    return socket;
  }
  static Deadline soon() { return std::chrono::steady_clock::now() + 10s; }

  int port_ = 0;
  Lines host_lines_;
};

TEST_F(MeetTest, AllGoWhenTheLastIsThere) {
  auto meeting = host(3, 10s);
  Lines a, b, c;
  auto first = participant("a", a), second = participant("b", b), third = participant("c", c);
  EXPECT_TRUE(first.get());
  EXPECT_TRUE(second.get());
  EXPECT_TRUE(third.get());
  EXPECT_TRUE(meeting.get());
  EXPECT_THAT(
      host_lines_.text(),
      UnorderedElementsAre(R"({"kind":"arrival","name":"a"})", R"({"kind":"arrival","name":"b"})",
                           R"({"kind":"arrival","name":"c"})", R"({"count":3,"kind":"met"})"));
  EXPECT_GE(host_lines_.last().at("spread").get<double>(), 0);
  EXPECT_THAT(a.text(), ElementsAre(R"({"kind":"met"})"));
  EXPECT_GE(a.last().at("waited").get<double>(), 0);
}

TEST_F(MeetTest, EachGroupMeetsForItself) {
  auto meeting = host(2, 10s, /*groups=*/2);
  Lines a, b, c, d;
  auto waiting = participant("a", a, 10s, "first");
  host_lines_.await("arrival");
  auto third = participant("a", c, 10s, "second"), fourth = participant("d", d, 10s, "second");
  EXPECT_TRUE(third.get());
  EXPECT_TRUE(fourth.get());
  EXPECT_EQ(waiting.wait_for(0s), std::future_status::timeout);
  EXPECT_TRUE(participant("b", b, 10s, "first").get());
  EXPECT_TRUE(waiting.get());
  EXPECT_TRUE(meeting.get());
  EXPECT_THAT(host_lines_.text(), Contains(R"({"group":"first","kind":"arrival","name":"a"})"));
  EXPECT_EQ(host_lines_.text().back(), R"({"count":2,"group":"first","kind":"met"})");
}

TEST_F(MeetTest, AGroupThatMetIsClosed) {
  auto meeting = host(1, 1s, /*groups=*/2);
  Lines a, late;
  EXPECT_TRUE(participant("a", a, 10s, "first").get());
  EXPECT_FALSE(participant("b", late, 10s, "first").get());
  EXPECT_EQ(late.last().at("error"), "all are there already");
  EXPECT_FALSE(meeting.get());
  EXPECT_EQ(host_lines_.text().back(), R"({"count":0,"kind":"missing","of":1})");
}

TEST_F(MeetTest, TheGroupThatIsMissingSomebodyIsNamed) {
  auto meeting = host(2, 1s, /*groups=*/2);
  Lines a;
  EXPECT_FALSE(participant("a", a, 5s, "first").get());
  EXPECT_FALSE(meeting.get());
  EXPECT_EQ(host_lines_.text().back(), R"({"count":1,"group":"first","kind":"missing","of":2})");
}

TEST_F(MeetTest, WhoIsMissingIsCounted) {
  auto meeting = host(2, 1s);
  Lines a;
  EXPECT_FALSE(participant("a", a, 5s).get());
  EXPECT_FALSE(meeting.get());
  EXPECT_THAT(host_lines_.text(), ElementsAre(R"({"kind":"arrival","name":"a"})",
                                              R"({"count":1,"kind":"missing","of":2})"));
  EXPECT_EQ(a.last().at("kind"), "failure");
}

TEST_F(MeetTest, ANameIsTakenOnce) {
  auto meeting = host(2, 10s);
  const Socket first = arrive("a");
  host_lines_.await("arrival");
  Socket again = arrive("a");
  EXPECT_EQ(again.read(soon()), "{\"refused\":\"the name `a` is taken\"}\n");
  Lines b;
  EXPECT_TRUE(participant("b", b).get());
  EXPECT_TRUE(meeting.get());
  EXPECT_THAT(host_lines_.text(),
              Contains(R"({"error":"the name `a` is taken","kind":"refused","name":"a"})"));
}

TEST_F(MeetTest, ARefusedParticipantSaysSo) {
  auto meeting = host(2, 10s);
  const Socket first = arrive("a");
  host_lines_.await("arrival");
  Lines again, b;
  EXPECT_FALSE(participant("a", again).get());
  EXPECT_THAT(again.text(),
              ElementsAre(R"({"error":"the name `a` is taken","kind":"failure","name":"a"})"));
  EXPECT_TRUE(participant("b", b).get());
  EXPECT_TRUE(meeting.get());
}

TEST_F(MeetTest, WhoLeavesHasNotArrived) {
  auto meeting = host(2, 10s);
  {
    const Socket gone = arrive("a");
  }
  host_lines_.await("left");
  Lines a, b;
  auto first = participant("a", a), second = participant("b", b);
  EXPECT_TRUE(first.get());
  EXPECT_TRUE(second.get());
  EXPECT_TRUE(meeting.get());
  EXPECT_THAT(host_lines_.text(), Contains(R"({"kind":"left","name":"a"})"));
}

TEST_F(MeetTest, AConnectionThatSaysNothingIsNoParticipant) {
  auto meeting = host(1, 10s);
  {
    const Socket health_check = Socket::connect("127.0.0.1", port_, soon());
  }
  Lines a;
  EXPECT_TRUE(participant("a", a).get());
  EXPECT_TRUE(meeting.get());
  EXPECT_THAT(host_lines_.text(),
              ElementsAre(R"({"kind":"arrival","name":"a"})", R"({"count":1,"kind":"met"})"));
}

TEST_F(MeetTest, AParticipantLooksForTheHostUntilItIsThere) {
  {
    const Socket free_port = Socket::listen(0);
    port_ = free_port.port();
  }
  Lines a;
  auto early = participant("a", a);
  EXPECT_EQ(early.wait_for(300ms), std::future_status::timeout);
  const MeetHostRequest request{1, port_, 10s};
  EXPECT_TRUE(host_meeting(Socket::listen(port_), request, host_lines_.say()));
  EXPECT_TRUE(early.get());
}

TEST_F(MeetTest, AHostThatIsNowhereIsNamed) {
  {
    const Socket free_port = Socket::listen(0);
    port_ = free_port.port();
  }
  Lines a;
  EXPECT_FALSE(participant("a", a, 100ms).get());
  EXPECT_EQ(a.last().at("error"),
            "cannot connect to 127.0.0.1:" + std::to_string(port_) + ": Connection refused");
}

}  // namespace
}  // namespace seaworthy::probe
