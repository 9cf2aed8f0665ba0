#pragma once
// The bytes of a watch made into events: one JSON object a line, however the lines fall into
// pieces. Pure; not thread-safe. Source: Kubernetes API concepts, "Efficient detection of changes";
// k8s.io/apimachinery, meta/v1 WatchEvent.

#include <functional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace seaworthy::kube {

/// One line of a watch. `type` is ADDED, MODIFIED, DELETED or BOOKMARK; an ERROR line is thrown as
/// ApiError (410: Expired).
struct WatchEvent {
  std::string type;
  Json object;
};

class WatchDecoder {
 public:
  using Handler = std::function<bool(WatchEvent&&)>;

  /// `purpose` and `context_name` are for messages, as in api_error().
  WatchDecoder(std::string purpose, std::string context_name);

  /// Calls `handler` for each line that `bytes` completes. Returns false where the handler did; the
  /// rest is dropped then. Throws ApiError for an ERROR line, TransportError for what is not a
  /// watch.
  bool feed(std::string_view bytes, const Handler& handler);

  /// Whether bytes of an unfinished line are held: where the stream ends so, it was cut.
  [[nodiscard]] bool partial() const { return !line_.empty(); }

 private:
  [[nodiscard]] WatchEvent decode(std::string_view line) const;

  const std::string purpose_;
  const std::string context_name_;
  std::string line_;  ///< the beginning of the line that has not ended yet
};

}  // namespace seaworthy::kube
