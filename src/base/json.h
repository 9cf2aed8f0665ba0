#pragma once
// The one JSON type of the project. Objects are ordered by key, so that equal values serialise to
// equal bytes.

#include <algorithm>
#include <boost/container/flat_map.hpp>
#include <compare>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace seaworthy {

/// The members of an object side by side in memory, by key: two thirds of what a tree takes, and
/// evidence may be large. Adding a member moves the others: a reference to one does not outlive it.
template <typename Key, typename Value, typename Compare, typename Allocator>
class JsonMembers
    : public boost::container::flat_map<
          Key, Value, Compare,
          typename std::allocator_traits<Allocator>::template rebind_alloc<std::pair<Key, Value>>> {
 public:
  using JsonMembers::flat_map::flat_map;

  friend std::partial_ordering operator<=>(const JsonMembers& a, const JsonMembers& b) {
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
  }
};

using Json = nlohmann::basic_json<JsonMembers>;

/// One line of JSON. Invalid UTF-8 is replaced by U+FFFD: text from a cluster never makes a writer
/// throw.
[[nodiscard]] inline std::string to_line(const Json& value) {
  return value.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

/// Indented JSON for people, with the same treatment of invalid UTF-8.
[[nodiscard]] inline std::string to_pretty(const Json& value) {
  return value.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

/// The string at a JSON pointer, or `fallback` where the path is missing or holds something else.
[[nodiscard]] inline std::string string_at(const Json& value, std::string_view pointer,
                                           const std::string& fallback = "") {
  const Json* at = &value;
  while (!pointer.empty() && at->is_object()) {
    const std::string_view name = pointer.substr(1, pointer.find('/', 1) - 1);
    if (name.find('~') != std::string_view::npos) break;
    const auto found = at->find(name);
    if (found == at->end()) return fallback;
    at = &*found;
    pointer.remove_prefix(name.size() + 1);
  }
  if (!pointer.empty()) {  // the rest leads through a list, or an escaped name
    const Json::json_pointer rest{std::string(pointer)};
    if (!at->contains(rest)) return fallback;
    at = &at->at(rest);
  }
  return at->is_string() ? at->get<std::string>() : fallback;
}

}  // namespace seaworthy
