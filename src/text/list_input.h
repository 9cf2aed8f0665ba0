#pragma once
// A list of objects as the input of an expression that is evaluated again after each change of it:
// only what changed is turned into libjq's values, since turning a thousand objects takes as long
// as a thousand evaluations.

#include <memory>

#include "base/json.h"

namespace seaworthy::text {

/// Not thread-safe, as libjq's values are not.
class ListInput {
 public:
  ListInput();
  ~ListInput();

  /// Throw JqError for an object nested too deep. REQUIRES: `index` is one of the list's, or, to
  /// insert, its size.
  void insert(size_t index, const Json& object);
  void replace(size_t index, const Json& object);
  void erase(size_t index);

  struct List;  ///< private to text/: input_members.h
  [[nodiscard]] const List& list() const { return *list_; }

 private:
  std::unique_ptr<List> list_;
};

}  // namespace seaworthy::text
