#pragma once
// YAML with locations. The walker types plain scalars by the YAML 1.2 core schema ("1.30" quoted
// stays a string), and reports what yaml-cpp lets pass: duplicate keys, merge keys `<<`, tabs,
// several documents where one is expected.

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/json.h"

namespace seaworthy::text {

/// A YAML value and the place of each of its parts. A value type; cheap enough for files that
/// people write.
struct Node {
  enum class Kind { kNull, kBool, kNumber, kString, kList, kMap };
  struct Entry;

  Kind kind = Kind::kNull;
  Location
      where;    ///< of the value's first character (for a block scalar: of its first line of text)
  Json scalar;  ///< kNull to kString
  std::vector<Node> items;     ///< kList
  std::vector<Entry> entries;  ///< kMap, in the order of the file, keys unique

  /// The value under `key`, or nullptr.
  [[nodiscard]] const Node* find(std::string_view key) const;
  /// The whole as JSON.
  [[nodiscard]] Json json() const;
  /// "a list", "a string", …: for messages.
  [[nodiscard]] const char* kind_name() const;
};

struct Node::Entry {
  std::string key;
  Location where;  ///< of the key
  Node value;
};

/// Parses all documents of `text`. `origin` is the place of the text's first character: a fence
/// inside a Markdown file passes its own, so that every location is one of the Markdown file.
/// Findings go to `diagnostics`.
[[nodiscard]] std::vector<Node> parse_yaml(std::string_view text, const Location& origin,
                                           Diagnostics& diagnostics);

}  // namespace seaworthy::text
