#pragma once
// Several expressions as one libjq program, and which of several do not compile. Private to text/.
//
// libjq 1.6, measured: a program costs 14 ms, each further branch 0.1 to 0.2 ms, evaluation
// microseconds. So many expressions share a program: `if $__index == 0 then (…) elif …` (the same
// as one `def` each costs twice as much).

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "text/input.h"
#include "text/libjq.h"
#include "text/list_input.h"

namespace seaworthy::text {

/// Why an expression does not compile.
struct Problem {
  int line = 1;         ///< within the expression
  std::string message;  ///< without the "jq: " in front
};

/// A compiled program of several expressions. Not thread-safe; different batches may be used at
/// once.
class Batch {
 public:
  /// REQUIRES: each text is allowed by refuse(). Throws UsageError where libjq would load
  /// definitions from ~/.jq.
  explicit Batch(const std::vector<std::string>& texts);

  [[nodiscard]] bool compiled() const { return compiled_; }
  /// All results of one expression. Throws JqError.
  [[nodiscard]] std::vector<Json> run(size_t index, const Json& input) const;
  [[nodiscard]] std::vector<Json> run(size_t index, const View& view) const;
  [[nodiscard]] std::vector<Json> run(size_t index, const ListInput& list) const;

 private:
  /// Consumes `input`.
  [[nodiscard]] std::vector<Json> run_on(size_t index, jv input) const;

  std::unique_ptr<jq_state, void (*)(jq_state*)> state_;
  bool compiled_ = false;
};

/// For each text what is wrong with it, if anything. Compiles pieces in parallel and narrows down
/// where one fails.
[[nodiscard]] std::vector<std::optional<Problem>> find_problems(
    const std::vector<std::string>& texts);

}  // namespace seaworthy::text
