#include "kube/object_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace seaworthy::kube {
namespace {

std::string_view field(const Json& object, const char* name) {
  const auto metadata = object.find("metadata");
  if (metadata == object.end() || !metadata->is_object()) return "";
  const auto value = metadata->find(name);
  if (value == metadata->end() || !value->is_string()) return "";
  return value->get_ref<const std::string&>();
}

std::pair<std::string_view, std::string_view> key(const Json& object) {
  return {field(object, "namespace"), field(object, "name")};
}

bool precedes(const Json& a, const Json& b) { return key(a) < key(b); }

}  // namespace

ObjectTable::ObjectTable(std::vector<Json> objects) : objects_(std::move(objects)) {
  std::sort(objects_.begin(), objects_.end(), precedes);
}

const Json* ObjectTable::find(const Json& object) const {
  const auto at = position(object);
  return at != objects_.end() && key(*at) == key(object) ? &*at : nullptr;
}

ObjectTable::Place ObjectTable::put(const Json& object) {
  const auto at = position(object);
  const auto index = static_cast<size_t>(at - objects_.begin());
  const bool is_new = at == objects_.end() || key(*at) != key(object);
  if (is_new) {
    objects_.insert(at, object);
  } else {
    objects_[index] = object;
  }
  return {index, is_new};
}

std::optional<size_t> ObjectTable::erase(const Json& object) {
  const auto at = position(object);
  if (at == objects_.end() || key(*at) != key(object)) return std::nullopt;
  const auto index = static_cast<size_t>(at - objects_.begin());
  objects_.erase(at);
  return index;
}

std::vector<Json>::const_iterator ObjectTable::position(const Json& object) const {
  return std::lower_bound(objects_.begin(), objects_.end(), object, precedes);
}

}  // namespace seaworthy::kube
