#pragma once
// What a step waits for on a watch: an expression on the list of objects.

#include <optional>
#include <string>
#include <vector>

#include "collect/matching.h"
#include "collect/session.h"

namespace seaworthy::collect {

/// Whether the objects are those that are waited for. jq errors are no answer yet (a status may not
/// be filled in): the last one is kept, since it is what the user must see where the wait ends with
/// it.
class Expectation {
 public:
  /// `name` is the step's argument with the expression. Throws Error for a `count` that is none.
  Expectation(Session& session, const spec::Step& step, std::string name);

  /// Whether it yields true, of as many objects as the step's `count` says, or of one at least.
  [[nodiscard]] bool holds(const std::vector<Json>& objects);
  [[nodiscard]] bool holds(const Matching& matching);
  /// Throws Error where the last answer was a jq error.
  void check() const;

 private:
  template <typename Input>
  bool holds(size_t objects, const Input& input);

  Session& session_;
  const spec::Step& step_;
  const std::string name_;
  std::optional<size_t> count_;
  std::string error_;
};

}  // namespace seaworthy::collect
