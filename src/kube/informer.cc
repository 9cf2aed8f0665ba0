#include "kube/informer.h"

#include <time.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include "kube/change_hub.h"
#include "kube/object_table.h"
#include "kube/reflector.h"
#include "kube/resource_version.h"

namespace seaworthy::kube {
namespace {

/// What waits for changes on a thread of its own choice, so that each one is taken in order and
/// none is skipped.
class Inbox {
 public:
  void push(const Change& change) {
    const std::lock_guard lock(mutex_);
    changes_.push_back(change);
    arrived_.notify_all();
  }
  void end(std::exception_ptr why) {
    const std::lock_guard lock(mutex_);
    ended_ = why;
    arrived_.notify_all();
  }
  /// Throws what the watch ended with, where nothing is left to be read.
  void check() {
    const std::lock_guard lock(mutex_);
    if (ended_ && changes_.empty()) std::rethrow_exception(ended_);
  }
  /// The next change; nothing where the deadline comes first. Throws Cancelled, and what the watch
  /// ended with.
  std::optional<Change> next(const Context& context) {
    std::unique_lock lock(mutex_);
    arrived_.wait_until(lock, context.stop, context.deadline,
                        [this] { return !changes_.empty() || ended_; });
    if (context.stop.stop_requested()) throw Cancelled("waiting for a change: interrupted");
    if (!changes_.empty()) {
      Change change = std::move(changes_.front());
      changes_.pop_front();
      return change;
    }
    if (ended_) std::rethrow_exception(ended_);
    return std::nullopt;
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any arrived_;
  std::deque<Change> changes_;
  std::exception_ptr ended_;
};

/// How long a wait takes in changes before it looks at what they came to: at once where looking is
/// cheap, else so long that looking is a tenth of its time, for of a thousand objects that change
/// one after another, looking at all after each takes a thousand times as long.
Duration rest_after(std::chrono::nanoseconds look) {
  return 9 * std::chrono::duration_cast<Duration>(look);
}

/// What this thread has had of the processor.
std::chrono::nanoseconds time_of_thread() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

class HubSubscription final : public Informer::Subscription {
 public:
  HubSubscription(std::shared_ptr<ChangeHub> hub, uint64_t id) : hub_(std::move(hub)), id_(id) {}
  ~HubSubscription() override { hub_->unsubscribe(id_); }
  HubSubscription(const HubSubscription&) = delete;
  HubSubscription& operator=(const HubSubscription&) = delete;

 private:
  const std::shared_ptr<ChangeHub> hub_;  // may outlive the informer
  const uint64_t id_;
};

}  // namespace

struct Informer::Impl {
  Impl(Client& client, const Resource& resource, const std::string& ns, const Clock& a_clock)
      : name(resource.full_name()), clock(a_clock), reflector(client, resource, ns, sink()) {
    thread = std::jthread([this](const std::stop_token& stop) {
      try {
        reflector.run(stop);
      } catch (...) {
        end(std::current_exception());
      }
    });
  }

  ReflectorSink sink();
  void told(WatchEvent&& event);
  void end(std::exception_ptr why);

  const std::string name;  ///< for messages
  const Clock& clock;
  const std::shared_ptr<ChangeHub> hub = std::make_shared<ChangeHub>();

  mutable std::mutex mutex;  ///< of the five below
  std::condition_variable_any progress;
  bool synced = false;
  std::string version;  ///< of the last list or event that the hub was told
  std::exception_ptr ended;
  Life life;

  Reflector reflector;
  std::jthread thread;  ///< last: ends before what it uses
};

ReflectorSink Informer::Impl::sink() {
  return {
      .listed =
          [this](ListResult list) {
            hub->replace(std::move(list.items), clock.now());
            const std::lock_guard lock(mutex);
            synced = true;
            version = std::move(list.resource_version);
            life.last_heard = clock.now();
            progress.notify_all();
          },
      .event = [this](WatchEvent&& event) { told(std::move(event)); },
      .heard =
          [this] {
            const std::lock_guard lock(mutex);
            life = {.open = true, .last_heard = clock.now()};
          },
      .closed =
          [this] {
            const std::lock_guard lock(mutex);
            life.open = false;
          },
      .gap =
          [this](const std::string& reason) {
            WallTime since;
            {
              const std::lock_guard lock(mutex);
              since = life.last_heard;
            }
            hub->tell({Change::Kind::kGap, {}, clock.now(), since, reason});
          },
  };
}

void Informer::Impl::told(WatchEvent&& event) {
  const Change::Kind kind = event.type == "DELETED"    ? Change::Kind::kDeleted
                            : event.type == "MODIFIED" ? Change::Kind::kModified
                                                       : Change::Kind::kAdded;
  std::string shown = string_at(event.object, "/metadata/resourceVersion");
  hub->tell({kind, std::move(event.object), clock.now(), {}, ""});
  const std::lock_guard lock(mutex);
  version = std::move(shown);
  progress.notify_all();
}

void Informer::Impl::end(std::exception_ptr why) {
  {
    const std::lock_guard lock(mutex);
    ended = why;
    progress.notify_all();
  }
  hub->end(why);
}

Informer::Informer(Client& client, const Resource& resource, const std::string& ns,
                   const Clock& clock)
    : impl_(std::make_unique<Impl>(client, resource, ns, clock)) {}

Informer::~Informer() = default;

void Informer::wait_synced(const Context& context) {
  std::unique_lock lock(impl_->mutex);
  impl_->progress.wait_until(lock, context.stop, context.deadline,
                             [this] { return impl_->synced || impl_->ended; });
  if (impl_->ended) std::rethrow_exception(impl_->ended);
  if (impl_->synced) return;
  context.check(("waiting for the first list of " + impl_->name).c_str());
}

bool Informer::wait_version(const Context& context, const std::string& version) {
  std::unique_lock lock(impl_->mutex);
  const auto shown = [&] { return is_as_new(impl_->version, version); };
  impl_->progress.wait_until(lock, context.stop, context.deadline,
                             [&] { return shown() || impl_->ended; });
  if (shown()) return true;
  if (impl_->ended) std::rethrow_exception(impl_->ended);
  if (context.stop.stop_requested()) throw Cancelled("waiting for a version: interrupted");
  return false;
}

bool Informer::has_ended() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->ended != nullptr;
}

std::vector<Json> Informer::objects() const { return impl_->hub->objects(); }

std::optional<Json> Informer::object(const std::string& ns, const std::string& name) const {
  return impl_->hub->object(ns, name);
}

Informer::Life Informer::life() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->life;
}

std::unique_ptr<Informer::Subscription> Informer::subscribe(const Snapshot& snapshot,
                                                            const Listener& listener) {
  return std::make_unique<HubSubscription>(impl_->hub,
                                           impl_->hub->subscribe(snapshot, {listener, nullptr}));
}

bool Informer::wait(const Context& context,
                    const std::function<bool(const std::vector<Json>&)>& predicate) {
  ObjectTable seen;
  return follow(
      context, [&seen](const std::vector<Json>& objects) { seen = ObjectTable(objects); },
      [&seen](const Change& change) {
        if (change.kind == Change::Kind::kDeleted) {
          seen.erase(change.object);
        } else {
          seen.put(change.object);
        }
      },
      [&] { return predicate(seen.all()); });
}

bool Informer::follow(const Context& context, const Snapshot& begin, const Listener& changed,
                      const std::function<bool()>& holds) {
  Inbox inbox;
  const uint64_t id =
      impl_->hub->subscribe(begin, {[&inbox](const Change& change) { inbox.push(change); },
                                    [&inbox](std::exception_ptr why) { inbox.end(why); }});
  const HubSubscription subscription(impl_->hub, id);  // ends before the inbox does
  inbox.check();                                       // what it last showed is no answer
  while (true) {
    const auto begun = time_of_thread();
    if (holds()) return true;
    const Context rest = context.within(rest_after(time_of_thread() - begun));
    std::optional<Change> change = inbox.next(context);
    if (!change) return false;
    do {
      if (change->kind != Change::Kind::kGap) changed(*change);
    } while (!rest.expired() && (change = inbox.next(rest)));
  }
}

bool Informer::wait_gone(const Context& context, const std::string& ns, const std::string& name) {
  const auto is_it = [&](const Json& object) {
    return string_at(object, "/metadata/name") == name &&
           string_at(object, "/metadata/namespace") == ns;
  };
  Inbox inbox;
  bool there = false;
  const uint64_t id = impl_->hub->subscribe(
      [&](const std::vector<Json>& objects) {
        there = std::any_of(objects.begin(), objects.end(), is_it);
      },
      {[&](const Change& change) {
         if (change.kind == Change::Kind::kDeleted && is_it(change.object)) inbox.push(change);
       },
       [&inbox](std::exception_ptr why) { inbox.end(why); }});
  const HubSubscription subscription(impl_->hub, id);  // ends before the inbox does
  return !there || inbox.next(context).has_value();
}

}  // namespace seaworthy::kube
