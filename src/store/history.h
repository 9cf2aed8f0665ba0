#pragma once
// The verdicts of earlier runs, by cluster and configuration: what the rule on SHOULD cases looks
// back at (design "verdicts", section Levels). One SQLite file beside the bundles, shared by
// processes. An object is for one thread.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "judge/levels.h"

namespace seaworthy::store {

class History {
 public:
  /// Opens results/history.db, making it where there is none. Throws Error "cannot open PATH:
  /// REASON".
  explicit History(const std::filesystem::path& results);
  ~History();
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  /// Keeps the verdicts of a run under its id, cluster and configuration; a run that is kept
  /// already is replaced.
  void record(const judge::RunResult& result);
  /// The runs before this one (by start) on the same cluster and configuration, newest first,
  /// `limit` at most.
  [[nodiscard]] std::vector<judge::PastRun> before(const Json& run, int limit) const;

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

/// One verdict a case: where a matrix has several instances, the one that says most against the
/// platform.
[[nodiscard]] judge::PastRun verdicts_by_case(const judge::RunResult& result);

}  // namespace seaworthy::store
