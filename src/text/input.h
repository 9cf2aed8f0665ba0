#pragma once
// One JSON object as the input of many expressions. Turning 100 MB of JSON into libjq's values
// takes a second and a half, so each member is turned once, when it is first shown.

#include <memory>
#include <set>
#include <string>

#include "base/json.h"

namespace seaworthy::text {

/// Not thread-safe: libjq counts references to its values without locks.
class Input {
 public:
  /// `object` must outlive the input.
  explicit Input(const Json& object);
  ~Input();

  struct Members;  ///< private to text/: input_members.h
  [[nodiscard]] Members& members() const { return *members_; }

 private:
  std::unique_ptr<Members> members_;
};

/// What one expression sees of an input: its members of these names. Both must outlive the view.
struct View {
  const Input& input;
  const std::set<std::string>& names;
};

}  // namespace seaworthy::text
