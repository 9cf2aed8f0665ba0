#pragma once
// Objects of one kind as last seen, in the order of namespace and name. A value; not thread-safe.

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::kube {

class ObjectTable {
 public:
  ObjectTable() = default;
  explicit ObjectTable(std::vector<Json> objects);

  /// The object of the same namespace and name, or nullptr; valid until the next change.
  [[nodiscard]] const Json* find(const Json& object) const;
  struct Place {
    size_t index = 0;
    bool is_new = false;
  };
  /// Adds the object, or puts it in the place of the one of its namespace and name.
  Place put(const Json& object);
  /// The index that the object of its namespace and name had, if there was one.
  std::optional<size_t> erase(const Json& object);

  [[nodiscard]] const std::vector<Json>& all() const { return objects_; }
  [[nodiscard]] std::vector<Json> take() && { return std::move(objects_); }

 private:
  [[nodiscard]] std::vector<Json>::const_iterator position(const Json& object) const;

  std::vector<Json> objects_;  ///< sorted
};

}  // namespace seaworthy::kube
