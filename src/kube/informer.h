#pragma once
// One LIST+WATCH of a kind in a namespace, shared by all who look at it. Survives watch expiry
// (410), disconnects and API server restarts; a time in which events may have been missed is a gap,
// and listeners are told. Thread-safe.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "kube/change.h"
#include "kube/client.h"

namespace seaworthy::kube {

class Informer {
 public:
  /// Starts the LIST+WATCH in a thread of its own.
  Informer(Client& client, const Resource& resource, const std::string& ns, const Clock& clock);
  ~Informer();  ///< ends the watch at once

  /// Waits until the first LIST is in; throws what it failed with (ApiError at once for
  /// 401/403/404), or TimedOut.
  void wait_synced(const Context& context);
  /// Whether the watch cannot go on: no change will come any more.
  [[nodiscard]] bool has_ended() const;
  /// Blocks until all up to this version is in `objects`, so that one of that version which is not
  /// there is gone again: true, or false where the deadline passed. Throws as wait does.
  bool wait_version(const Context& context, const std::string& version);
  /// The objects as last seen, by namespace and name.
  [[nodiscard]] std::vector<Json> objects() const;
  /// One of them.
  [[nodiscard]] std::optional<Json> object(const std::string& ns, const std::string& name) const;
  /// Proof of life: when the server last said something (event or bookmark) on the open watch, and
  /// whether the watch is open.
  struct Life {
    bool open = false;
    WallTime last_heard;
  };
  [[nodiscard]] Life life() const;

  /// Calls `listener` for every change from now on; before that, within the same lock, `snapshot`
  /// with the objects as they are, so that nothing lies between. Ends when the handle is destroyed;
  /// after that no call is running or will come.
  class Subscription {
   public:
    virtual ~Subscription() = default;
  };
  /// A listener runs on the informer's own thread, in order; it must neither block nor throw nor
  /// end a subscription.
  using Listener = std::function<void(const Change&)>;
  using Snapshot = std::function<void(const std::vector<Json>&)>;
  [[nodiscard]] std::unique_ptr<Subscription> subscribe(const Snapshot& snapshot,
                                                        const Listener& listener);

  /// Blocks until `predicate(objects)` is true (checked now and after every change; where that
  /// takes a millisecond or more, after several at once) or the context ends: true, or false where
  /// the deadline passed. Throws Cancelled, and what the watch ended with where it cannot go on.
  bool wait(const Context& context, const std::function<bool(const std::vector<Json>&)>& predicate);
  /// The same for those who keep what they need of the objects themselves: `begin` and `changed`
  /// are called on the thread that waits, and `holds` after them as `predicate` is. Gaps are not
  /// told.
  bool follow(const Context& context, const Snapshot& begin, const Listener& changed,
              const std::function<bool()>& holds);
  /// Blocks until there is no object of that name, or the context ends: true, or false where the
  /// deadline passed. Looks at nothing else, so that hundreds may wait on one informer. Throws as
  /// wait does.
  bool wait_gone(const Context& context, const std::string& ns, const std::string& name);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The informers of a run, made when first asked for.
class InformerSet {
 public:
  InformerSet(Client& client, const Clock& clock);
  ~InformerSet();
  /// The informer of a kind and namespace (empty: all), synced. One whose watch has ended is made
  /// anew. Throws as Informer::wait_synced does.
  [[nodiscard]] std::shared_ptr<Informer> get(const Context& context, const Resource& resource,
                                              const std::string& ns);
  /// Forgets the watches of a namespace that is going away; they end when nobody uses them.
  void drop(const std::string& ns);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seaworthy::kube
