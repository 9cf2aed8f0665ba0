#include "text/list_input.h"

#include "text/input_members.h"

namespace seaworthy::text {
namespace {

jv slice(jv list, int from, int to) { return jv_array_slice(jv_copy(list), from, to); }

}  // namespace

ListInput::ListInput() : list_(std::make_unique<List>()) {}
ListInput::~ListInput() = default;

ListInput::List::List() : values(jv_array()) {}
ListInput::List::~List() { jv_free(values); }

void ListInput::insert(size_t index, const Json& object) {
  const jv added = list_->maker.make(object);
  jv& values = list_->values;
  const int at = static_cast<int>(index), size = jv_array_length(jv_copy(values));
  if (at == size) {
    values = jv_array_append(values, added);
    return;
  }
  const jv after = slice(values, at, size);
  const jv before = slice(values, 0, at);
  jv_free(values);
  values = jv_array_concat(jv_array_append(before, added), after);
}

void ListInput::replace(size_t index, const Json& object) {
  list_->values = jv_array_set(list_->values, static_cast<int>(index), list_->maker.make(object));
}

void ListInput::erase(size_t index) {
  jv& values = list_->values;
  const int at = static_cast<int>(index), size = jv_array_length(jv_copy(values));
  const jv after = slice(values, at + 1, size);
  const jv before = slice(values, 0, at);
  jv_free(values);
  values = jv_array_concat(before, after);
}

}  // namespace seaworthy::text
