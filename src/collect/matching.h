#pragma once
// The selected objects of a watch as they are now, and the same as jq sees them. Not thread-safe.

#include <memory>
#include <vector>

#include "collect/selection.h"
#include "kube/change.h"
#include "kube/object_table.h"
#include "text/list_input.h"

namespace seaworthy::collect {

class Matching {
 public:
  explicit Matching(const Selected& selected) : selected_(selected) {}

  void begin(const std::vector<Json>& objects) {
    for (const Json& object : objects) put(object);
  }
  void change(const kube::Change& change) {
    if (change.kind == kube::Change::Kind::kDeleted || !selected_.matches(change.object)) {
      if (const auto index = table_.erase(change.object)) input_->erase(*index);
    } else {
      put(change.object);
    }
  }
  [[nodiscard]] const std::vector<Json>& objects() const { return table_.all(); }
  [[nodiscard]] const text::ListInput& input() const { return *input_; }
  /// The objects, where nobody looks at them any more.
  [[nodiscard]] std::vector<Json> take() && {
    input_.reset();
    return std::move(table_).take();
  }

 private:
  void put(const Json& object) {
    if (!selected_.matches(object)) return;
    const auto [index, is_new] = table_.put(object);
    if (is_new) {
      input_->insert(index, object);
    } else {
      input_->replace(index, object);
    }
  }
  const Selected& selected_;
  kube::ObjectTable table_;
  std::unique_ptr<text::ListInput> input_ = std::make_unique<text::ListInput>();
};

}  // namespace seaworthy::collect
