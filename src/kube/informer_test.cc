#include "kube/informer.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <ctime>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

#include "kube/testing/common.h"
#include "testing/server.h"

namespace seaworthy::kube {
namespace {

using namespace std::chrono_literals;  // NOLINT
using testing::Answer;
using testing::Server;
using testing::ServerRequest;

Json pod(const std::string& name, int version, const std::string& uid = "u") {
  return {{"apiVersion", "v1"},
          {"kind", "Pod"},
          {"metadata",
           {{"namespace", "ns"},
            {"name", name},
            {"uid", uid},
            {"resourceVersion", std::to_string(version)}}}};
}

std::string line(const std::string& type, const Json& object) {
  return to_line({{"type", type}, {"object", object}}) + "\n";
}

std::string list_of(const std::vector<Json>& items, int version) {
  return to_line({{"metadata", {{"resourceVersion", std::to_string(version)}}}, {"items", items}});
}

/// An API server that answers each request by the next line of its script; where that is used up,
/// it holds the watch open.
class Script {
 public:
  using Line = std::function<void(const ServerRequest&, Answer&)>;

  void add(Line next) {
    const std::lock_guard lock(mutex_);
    lines_.push_back(std::move(next));
  }
  void list(const std::vector<Json>& items, int version) {
    add([body = list_of(items, version)](const ServerRequest&, Answer& answer) {
      answer.send(200, body);
    });
  }
  /// A watch that sends this, and then ends well, is broken off, or stays open.
  enum class End { kWell, kBroken, kOpen };
  void watch(const std::string& lines, End end) {
    add([=](const ServerRequest&, Answer& answer) {
      answer.begin_stream();
      if (!lines.empty()) answer.piece(lines);
      if (end == End::kWell) answer.end_stream();
      if (end == End::kBroken) answer.hang_up();
      if (end == End::kOpen) answer.wait_closed();
    });
  }
  void status(int code) {
    add([code](const ServerRequest&, Answer& answer) {
      answer.send(code, "{\"kind\":\"Status\",\"message\":\"no\"}");
    });
  }

  void operator()(const ServerRequest& request, Answer& answer) {
    Line next = [](const ServerRequest&, Answer& open) {
      open.begin_stream();
      open.wait_closed();
    };
    {
      std::unique_lock lock(mutex_);
      released_.wait(lock, [this] { return !held_; });
      targets_.push_back(request.target);
      if (!lines_.empty()) {
        next = std::move(lines_.front());
        lines_.pop_front();
      }
    }
    asked_.notify_all();
    next(request, answer);
  }
  /// Answers nothing until `release`.
  void hold() {
    const std::lock_guard lock(mutex_);
    held_ = true;
  }
  void release() {
    const std::lock_guard lock(mutex_);
    held_ = false;
    released_.notify_all();
  }
  [[nodiscard]] std::vector<std::string> targets() const {
    const std::lock_guard lock(mutex_);
    return targets_;
  }
  /// Whether so many requests have come before the deadline; each has its line of the script then.
  [[nodiscard]] bool asked(const Context& context, size_t count) const {
    std::unique_lock lock(mutex_);
    return asked_.wait_until(lock, context.deadline, [&] { return targets_.size() >= count; });
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable asked_;
  std::condition_variable released_;
  bool held_ = false;
  std::deque<Line> lines_;
  std::vector<std::string> targets_;
};

Config config_of(const Server& server) {
  Config config;
  config.server = server.url();
  config.context_name = "test";
  return config;
}

/// "KIND NAME@VERSION" of each change, as told to a listener.
class Log {
 public:
  void add(const Change& change) {
    const std::lock_guard lock(mutex_);
    static constexpr const char* kNames[] = {"added", "modified", "deleted", "gap"};
    lines_.push_back(kNames[static_cast<int>(change.kind)] +
                     (change.kind == Change::Kind::kGap
                          ? ": " + change.reason
                          : " " + string_at(change.object, "/metadata/name") + "@" +
                                string_at(change.object, "/metadata/resourceVersion")));
    if (change.kind == Change::Kind::kGap) gap_ = change;
    grown_.notify_all();
  }
  /// The first `count` lines, once there are so many.
  std::vector<std::string> lines(size_t count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(grown_.wait_until(lock, soon().deadline, [&] { return lines_.size() >= count; }))
        << lines_.size();
    return lines_;
  }
  Change gap() {
    const std::lock_guard lock(mutex_);
    return gap_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable grown_;
  std::vector<std::string> lines_;
  Change gap_;
};

class InformerTest : public ::testing::Test {
 protected:
  /// The informer, once its first list is in, and all that it tells: the list is answered when
  /// somebody listens.
  Informer& start() {
    script_.hold();
    informer_ = std::make_unique<Informer>(client_, kPods, "ns", clock_);
    subscription_ =
        informer_->subscribe(nullptr, [this](const Change& change) { log_.add(change); });
    script_.release();
    informer_->wait_synced(soon());
    return *informer_;
  }

  Script script_;
  const Server server_{std::ref(script_)};
  Client client_{config_of(server_)};
  RealClock clock_;
  Log log_;
  std::unique_ptr<Informer> informer_;
  std::unique_ptr<Informer::Subscription> subscription_;
};

TEST_F(InformerTest, ListsAndFollows) {
  script_.list({pod("b", 2), pod("a", 1)}, 5);
  script_.watch(
      line("MODIFIED", pod("a", 6)) + line("ADDED", pod("c", 7)) + line("DELETED", pod("b", 8)),
      Script::End::kOpen);
  Informer& informer = start();
  EXPECT_EQ(log_.lines(5), (std::vector<std::string>{"added a@1", "added b@2", "modified a@6",
                                                     "added c@7", "deleted b@8"}));
  EXPECT_EQ(informer.objects(), (std::vector<Json>{pod("a", 6), pod("c", 7)}));
  EXPECT_EQ(
      script_.targets(),
      (std::vector<std::string>{
          "/api/v1/namespaces/ns/pods?limit=500",
          "/api/v1/namespaces/ns/pods?watch=true&allowWatchBookmarks=true&resourceVersion=5"}));
}

TEST_F(InformerTest, KnowsUpToWhichVersionItHasShown) {
  std::promise<void> changed;
  script_.list({pod("a", 1)}, 5);
  script_.add([&](const ServerRequest&, Answer& answer) {
    answer.begin_stream();
    changed.get_future().wait();
    answer.piece(line("DELETED", pod("a", 12)));
    answer.wait_closed();
  });
  Informer& informer = start();
  EXPECT_TRUE(informer.wait_version(soon(), "5"));
  EXPECT_FALSE(informer.wait_version(Context{}.within(10ms), "11"));
  changed.set_value();
  EXPECT_TRUE(informer.wait_version(soon(), "11"));
  EXPECT_TRUE(informer.objects().empty());
}

TEST_F(InformerTest, ResumesABrokenWatchWithoutAGap) {
  script_.list({pod("a", 1)}, 5);
  script_.watch(line("MODIFIED", pod("a", 6)), Script::End::kBroken);
  script_.watch(
      line("MODIFIED", pod("a", 7)) + line("BOOKMARK", {{"metadata", {{"resourceVersion", "9"}}}}),
      Script::End::kWell);
  script_.watch(line("MODIFIED", pod("a", 10)), Script::End::kOpen);
  start();
  EXPECT_EQ(log_.lines(4), (std::vector<std::string>{"added a@1", "modified a@6", "modified a@7",
                                                     "modified a@10"}));
  const std::vector<std::string> targets = script_.targets();
  ASSERT_EQ(targets.size(), 4u);
  EXPECT_TRUE(targets[2].ends_with("resourceVersion=6")) << targets[2];
  EXPECT_TRUE(targets[3].ends_with("resourceVersion=9")) << targets[3];
}

TEST_F(InformerTest, TellsAGapWhereItsVersionHasExpired) {
  script_.list({pod("a", 1), pod("b", 2), pod("c", 3, "old")}, 5);
  script_.watch(
      line("ERROR",
           {{"kind", "Status"}, {"code", 410}, {"reason", "Expired"}, {"message", "too old"}}),
      Script::End::kWell);
  script_.list({pod("b", 2), pod("c", 8, "new"), pod("d", 7)}, 9);
  script_.watch(line("MODIFIED", pod("d", 10)), Script::End::kOpen);
  Informer& informer = start();
  EXPECT_EQ(log_.lines(9),
            (std::vector<std::string>{"added a@1", "added b@2", "added c@3",
                                      "gap: cannot watch pods: too old", "deleted a@1",
                                      "deleted c@3", "added c@8", "added d@7", "modified d@10"}));
  const Change gap = log_.gap();
  EXPECT_GT(gap.blind_since, WallTime());
  EXPECT_LT(gap.blind_since, gap.time);
  EXPECT_EQ(informer.objects(), (std::vector<Json>{pod("b", 2), pod("c", 8, "new"), pod("d", 10)}));
}

TEST_F(InformerTest, SurvivesAServerThatRestarts) {
  script_.list({pod("a", 1)}, 5);
  script_.watch(line("MODIFIED", pod("a", 6)), Script::End::kBroken);
  script_.status(503);
  script_.status(403);  // it has not read its roles yet
  script_.watch(line("MODIFIED", pod("a", 7)), Script::End::kOpen);
  start();
  EXPECT_EQ(log_.lines(3), (std::vector<std::string>{"added a@1", "modified a@6", "modified a@7"}));
}

TEST_F(InformerTest, ThrowsWhatTheFirstListFailedWith) {
  script_.status(404);
  Informer informer(client_, kPods, "ns", clock_);
  for (int i = 0; i < 2; ++i) {
    try {
      informer.wait_synced(soon());
      FAIL() << "was synced";
    } catch (const ApiError& error) {
      EXPECT_STREQ(error.what(), "cannot list pods: no");
    }
  }
  EXPECT_THROW((void)informer.wait(soon(), [](const std::vector<Json>&) { return false; }),
               ApiError);
  // Not even where it would be true of what was last seen.
  EXPECT_THROW((void)informer.wait(soon(), [](const std::vector<Json>&) { return true; }),
               ApiError);
}

TEST_F(InformerTest, SaysWhatItWaitedFor) {
  script_.add([](const ServerRequest&, Answer& answer) { answer.wait_closed(); });
  Informer informer(client_, kPods, "ns", clock_);
  try {
    informer.wait_synced(Context{}.within(50ms));
    FAIL() << "was synced";
  } catch (const TimedOut& error) {
    EXPECT_STREQ(error.what(), "waiting for the first list of pods: deadline passed");
  }
}

TEST_F(InformerTest, ShowsProofOfLife) {
  script_.list({}, 5);
  script_.watch(
      line("BOOKMARK", {{"metadata", {{"resourceVersion", "6"}}}}) + line("ADDED", pod("a", 7)),
      Script::End::kOpen);
  Informer& informer = start();
  const WallTime synced = informer.life().last_heard;
  log_.lines(1);
  // The change is told before life is noted; the next state of it settles that.
  EXPECT_TRUE(
      informer.wait(soon(), [](const std::vector<Json>& objects) { return objects.size() == 1; }));
  EXPECT_TRUE(informer.life().open);
  EXPECT_GE(informer.life().last_heard, synced);
}

TEST_F(InformerTest, WaitLooksAtEveryStateInOrder) {
  script_.list({}, 5);
  script_.watch(
      line("ADDED", pod("a", 6)) + line("DELETED", pod("a", 7)) + line("ADDED", pod("b", 8)),
      Script::End::kOpen);
  Informer& informer = start();
  std::vector<size_t> sizes;
  EXPECT_TRUE(informer.wait(soon(), [&sizes](const std::vector<Json>& objects) {
    sizes.push_back(objects.size());
    return objects.size() == 1 && objects[0]["metadata"]["name"] == "b";
  }));
  EXPECT_EQ(sizes.back(), 1u);
  EXPECT_FALSE(
      informer.wait(Context{}.within(50ms), [](const std::vector<Json>&) { return false; }));
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW((void)informer.wait({stop.get_token(), SteadyTime::max()},
                                   [](const std::vector<Json>&) { return false; }),
               Cancelled);
}

TEST_F(InformerTest, WaitTakesChangesTogetherWhereLookingIsDear) {
  constexpr size_t kPods = 400;
  std::string lines;
  for (size_t i = 0; i < kPods; ++i)
    lines += line("ADDED", pod("p" + std::to_string(i), static_cast<int>(10 + i)));
  std::promise<void> waiting;
  script_.list({}, 5);
  script_.add([&, begun = waiting.get_future().share()](const ServerRequest&, Answer& answer) {
    answer.begin_stream();
    begun.wait();
    answer.piece(lines);
    answer.wait_closed();
  });
  Informer& informer = start();
  size_t looks = 0;
  EXPECT_TRUE(informer.wait(soon(), [&](const std::vector<Json>& objects) {
    if (looks++ == 0) waiting.set_value();
    for (const std::clock_t begin = std::clock(); std::clock() - begin < CLOCKS_PER_SEC / 200;) {
    }
    return objects.size() == kPods;
  }));
  EXPECT_LT(looks, kPods / 2);
}

TEST_F(InformerTest, FollowTellsTheBeginningAndEachChange) {
  script_.list({pod("a", 4)}, 5);
  script_.watch(line("MODIFIED", pod("a", 6)) + line("DELETED", pod("a", 7)) +
                    line("ADDED", pod("b", 8)) + line("ADDED", pod("c", 9)),
                Script::End::kOpen);
  Informer& informer = start();
  std::vector<std::string> versions;
  const auto note = [&](const Json& object) {
    versions.push_back(object["metadata"]["resourceVersion"]);
  };
  EXPECT_TRUE(informer.follow(
      soon(),
      [&](const std::vector<Json>& objects) {
        for (const Json& each : objects) note(each);
      },
      [&](const Change& change) { note(change.object); },
      [&] { return !versions.empty() && versions.back() == "8"; }));
  EXPECT_FALSE(
      informer.follow(Context{}.within(50ms), nullptr, [](const Change&) {}, [] { return false; }));
}

TEST_F(InformerTest, AnObjectIsFoundByItsName) {
  script_.list({pod("a", 4), pod("b", 5)}, 5);
  script_.watch("", Script::End::kOpen);
  Informer& informer = start();
  const std::vector<Json> all = informer.objects();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(informer.object(string_at(all[1], "/metadata/namespace"), "b"), all[1]);
  EXPECT_EQ(informer.object("elsewhere", "b"), std::nullopt);
  EXPECT_EQ(informer.object("", "c"), std::nullopt);
}

TEST_F(InformerTest, SnapshotAndChangesLeaveNothingBetween) {
  script_.list({pod("p0", 1)}, 5);
  constexpr int kChanges = 200;
  std::string lines;
  for (int i = 1; i <= kChanges; ++i) lines += line("ADDED", pod("p" + std::to_string(i), 5 + i));
  script_.watch(lines, Script::End::kOpen);
  Informer& informer = start();
  std::vector<std::jthread> threads;
  std::atomic<int> complete = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      std::mutex mutex;
      std::condition_variable all;
      size_t seen = 0;
      const auto subscription =
          informer.subscribe([&seen](const std::vector<Json>& objects) { seen = objects.size(); },
                             [&](const Change&) {
                               const std::lock_guard lock(mutex);
                               ++seen;
                               all.notify_all();
                             });
      std::unique_lock lock(mutex);
      complete += all.wait_until(lock, soon().deadline, [&] { return seen == kChanges + 1; });
    });
  }
  threads.clear();
  EXPECT_EQ(complete, 4);
}

TEST_F(InformerTest, WaitsUntilOneObjectIsGone) {
  script_.list({pod("a", 1), pod("b", 2)}, 5);
  script_.watch(line("DELETED", pod("b", 6)) + line("DELETED", pod("a", 7)), Script::End::kOpen);
  Informer& informer = start();
  EXPECT_TRUE(informer.wait_gone(soon(), "ns", "a"));
  EXPECT_TRUE(informer.wait_gone(soon(), "ns", "never-there"));
}

TEST_F(InformerTest, SaysThatAnObjectStayed) {
  script_.list({pod("a", 1)}, 5);
  script_.watch(line("DELETED", pod("b", 6)), Script::End::kOpen);
  EXPECT_FALSE(start().wait_gone(Context{}.within(50ms), "ns", "a"));
}

TEST_F(InformerTest, EndsAtOnce) {
  script_.list({}, 5);
  start();
  const auto begin = std::chrono::steady_clock::now();
  informer_.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
  subscription_.reset();  // may outlive its informer
}

TEST_F(InformerTest, SetSharesOneWatchAKindAndNamespace) {
  script_.list({pod("a", 1)}, 5);
  InformerSet set(client_, clock_);
  std::shared_ptr<Informer> first = set.get(soon(), kPods, "ns");
  EXPECT_EQ(set.get(soon(), kPods, "ns"), first);
  EXPECT_EQ(first->objects().size(), 1u);
  ASSERT_TRUE(script_.asked(soon(), 2));  // its watch is not to take the list below
  first.reset();
  set.drop("ns");
  script_.list({}, 9);
  EXPECT_EQ(set.get(soon(), kPods, "ns")->objects().size(), 0u);
}

TEST_F(InformerTest, SetForgetsWhatFailed) {
  script_.status(403);
  script_.list({}, 5);
  InformerSet set(client_, clock_);
  EXPECT_THROW((void)set.get(soon(), kPods, "ns"), ApiError);
  EXPECT_EQ(set.get(soon(), kPods, "ns")->objects().size(), 0u);
}

}  // namespace
}  // namespace seaworthy::kube
