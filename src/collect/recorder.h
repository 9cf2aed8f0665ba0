#pragma once
// Writes the facts of one case as they happen: numbers them, times them, and takes out what must
// not be kept. Thread-safe; informers write from their own threads.

#include <functional>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "judge/document.h"
#include "spec/case.h"
#include "spec/fact.h"

namespace seaworthy::collect {

/// Where facts go; called in order, never by two threads at once. May throw: the step that recorded
/// the fact then ends.
using FactSink = std::function<void(const spec::Fact&)>;

/// Which step a fact belongs to.
struct Place {
  std::string role = "setup";
  int step = 0;
  std::string verb;
};

class Recorder {
 public:
  Recorder(const Clock& clock, FactSink sink) : clock_(clock), sink_(std::move(sink)) {}

  /// Records one fact and returns its number. `data` is redacted first (see collect/redact.h).
  uint64_t record(const Place& place, const std::string& kind, const std::string& as, Json data);
  /// Shows what is recorded so far, as judgements will see it (judge/document.h); nothing is
  /// recorded meanwhile.
  template <typename Look>
  auto look(const Look& look) const {
    const std::lock_guard lock(mutex_);
    return look(document_);
  }
  /// The same, and its facts, of whose data only what the document does not hold is kept. For when
  /// nothing is recorded any more: they are not copied, since evidence may be large.
  [[nodiscard]] const Json& document() const { return document_; }
  [[nodiscard]] const spec::Evidence& facts() const { return facts_; }

 private:
  const Clock& clock_;
  FactSink sink_;
  mutable std::mutex mutex_;
  spec::Evidence facts_;
  Json document_ = judge::empty_document();
};

}  // namespace seaworthy::collect
