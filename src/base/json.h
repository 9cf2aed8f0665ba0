#pragma once
// The one JSON type of the project. Objects are ordered by key, so that equal values serialise to
// equal bytes.

#include <algorithm>
#include <boost/container/flat_map.hpp>
#include <compare>
#include <iosfwd>
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

  /// One by one: how flat_map merges many at once is tens of kilobytes of code in every file that
  /// turns a map into JSON, and a map's members come in order.
  template <typename Iterator>
  JsonMembers(Iterator first, Iterator last) {
    insert(first, last);
  }
  using JsonMembers::flat_map::insert;
  template <typename Iterator>
  void insert(Iterator first, Iterator last) {
    for (; first != last; ++first) this->emplace_hint(this->end(), first->first, first->second);
  }

  friend std::partial_ordering operator<=>(const JsonMembers& a, const JsonMembers& b) {
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
  }
};

using Json = nlohmann::basic_json<JsonMembers>;

/// One line of JSON. Invalid UTF-8 is replaced by U+FFFD: text from a cluster never makes a writer
/// throw.
[[nodiscard]] std::string to_line(const Json& value);

/// Indented JSON for people, with the same treatment of invalid UTF-8.
[[nodiscard]] std::string to_pretty(const Json& value);

/// The value of a JSON text; throws Json::parse_error, which says where it is none.
[[nodiscard]] Json json_of(std::string_view text);

/// The value of a JSON text, or a discarded one.
[[nodiscard]] Json json_or_discarded(std::string_view text);

/// The string at a JSON pointer, or `fallback` where the path is missing or holds something else.
[[nodiscard]] std::string string_at(const Json& value, std::string_view pointer,
                                    const std::string& fallback = "");

/// How googletest shows a value.
void PrintTo(const Json& value, std::ostream* out);

}  // namespace seaworthy

// Compiled once, in json.cc: every file would have a copy of what it uses.
extern template class nlohmann::json_pointer<std::string>;
extern template class nlohmann::basic_json<seaworthy::JsonMembers>;
