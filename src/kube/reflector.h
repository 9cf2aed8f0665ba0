#pragma once
// Keeps up with one kind in one namespace: LIST, then WATCH from there, for ever. Runs on one
// thread.
//
// A watch that ends or breaks is resumed from the last resourceVersion: where the server accepts
// that, it sends all that happened meanwhile, and nothing was missed. Where it does not (410: its
// history no longer reaches back), the objects are listed again, and what happened in between is
// lost: `gap` is told before the new list. Before the first list is in, an error ends it; later an
// outage is waited out, except for a refusal (4xx) that lasts.
// Source: Kubernetes API concepts, "Efficient detection of changes"; client-go's tools/cache
// Reflector.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kube/backoff.h"
#include "kube/client.h"

namespace seaworthy::kube {

/// What a reflector reports, in order, on its thread. Must not throw.
struct ReflectorSink {
  std::function<void(ListResult)> listed;
  std::function<void(WatchEvent&&)> event;  ///< not for bookmarks
  std::function<void()> heard;   ///< the open watch showed life: opened, event or bookmark
  std::function<void()> closed;  ///< the watch is not open any more
  std::function<void(const std::string& reason)> gap;  ///< before `listed`, but the first time
};

class Reflector {
 public:
  Reflector(Client& client, Resource resource, std::string ns, ReflectorSink sink);

  /// Returns when stopped; throws where it cannot go on.
  void run(const std::stop_token& stop);

 private:
  void round(const Context& context);
  void list(const Context& context);
  void watch(const Context& context);
  void failed(std::exception_ptr why, bool is_refusal);

  Client& client_;
  const Resource resource_;
  const Selection selection_;
  const ReflectorSink sink_;
  std::string resource_version_;  ///< where to watch from; empty: list first
  std::string reason_;            ///< why the last watch ended
  bool listed_ = false;           ///< once at least
  bool heard_ = false;            ///< the last watch brought something
  std::optional<SteadyTime> refused_since_;
};

}  // namespace seaworthy::kube
