#pragma once
// What is wrong with the user's files. Parsers collect diagnostics and go on, so that one run shows
// all findings. Not thread-safe; each loader owns its own.

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace seaworthy {

enum class Severity { kError, kWarning };

/// One finding. `code` is stable (e.g. "unknown-field"); `message` says what was expected, what was
/// found and what to do.
struct Diagnostic {
  Severity severity = Severity::kError;
  std::string code;
  Location where;
  std::string message;
};

/// Findings in the order they were made.
class Diagnostics {
 public:
  void error(Location where, std::string code, std::string message);
  void warning(Location where, std::string code, std::string message);

  /// Adds all of `other` behind what is here.
  void append(const Diagnostics& other);

  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  /// Sorts by file, line and column; keeps the order of findings at one place.
  void sort();

 private:
  std::vector<Diagnostic> all_;
};

/// "file:line:col: message", followed, where `source` holds that line, by the line and a caret
/// under the column:
///
///     suite/a.md:47:9: unknown field `selctor` in step `window`; did you mean `selector`?
///       47 | - window: {kind: Pod, selctor: gang=g}
///          |                       ^
[[nodiscard]] std::string render(const Diagnostic& diagnostic, std::string_view source);

/// The candidate nearest to `word` (edit distance at most a third of its length, at least 1), or ""
/// where none is near.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string>& candidates);

}  // namespace seaworthy
