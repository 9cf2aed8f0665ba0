#pragma once
// The objects that an informer has seen, and those who listen to their changes. One thread writes
// (the reflector's); any thread reads and subscribes. Two locks: `dispatch_` is held while a change
// is applied and told, so that a subscriber misses none and sees none twice; `state_` guards the
// table, so that a listener may read it.

#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "kube/change.h"
#include "kube/object_table.h"

namespace seaworthy::kube {

class ChangeHub {
 public:
  struct Listener {
    std::function<void(const Change&)> changed;
    std::function<void(std::exception_ptr)> ended;  ///< no change will come any more; may be null
  };

  /// Tells one change of the watch and applies it.
  void tell(Change change);
  /// Replaces all objects by those of a LIST, as the changes that lead there. Deletions come first;
  /// an object that was deleted and made again in between (another uid) is told as both.
  void replace(std::vector<Json> objects, WallTime now);
  /// The watch has ended for good.
  void end(std::exception_ptr why);

  [[nodiscard]] std::vector<Json> objects() const;
  [[nodiscard]] std::optional<Json> object(const std::string& ns, const std::string& name) const;

  /// Calls `snapshot` with the objects as they are, and from then on `listener`. After
  /// unsubscribe() no call is running or will come; it must not be called by a listener.
  uint64_t subscribe(const std::function<void(const std::vector<Json>&)>& snapshot,
                     Listener listener);
  void unsubscribe(uint64_t id);

 private:
  void tell_locked(const Change& change);

  std::mutex dispatch_;
  std::map<uint64_t, Listener> listeners_;
  uint64_t next_id_ = 0;
  std::exception_ptr ended_;

  mutable std::mutex state_;
  ObjectTable table_;
};

}  // namespace seaworthy::kube
