#pragma once
// One map of the user's, read field by field: each read says what it expects, and what nobody asked
// for is reported in the end, with the nearest field that exists. Private to spec/. Not
// thread-safe.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "text/jq.h"
#include "text/yaml.h"

namespace seaworthy::spec {

class Fields {
 public:
  /// `place` names the map in messages: "step `window`", "the front matter". Reports a node that is
  /// not a map; every field is then missing, and no more is said.
  Fields(const text::Node& node, std::string place, Diagnostics& diagnostics);

  /// The field's value, now known; nullptr where it is missing.
  const text::Node* take(const std::string& name);
  /// The same, reporting a missing field.
  const text::Node* require(const std::string& name);

  // Each reads an optional field and gives nothing where it is missing or, once reported, of
  // another type.
  std::optional<std::string> string(const std::string& name);
  std::optional<bool> boolean(const std::string& name);
  std::optional<int> integer(const std::string& name, int least, int most);
  std::optional<double> number(const std::string& name);
  std::optional<std::chrono::milliseconds> duration(const std::string& name);
  std::optional<text::Expression> expression(const std::string& name);
  std::optional<std::string> choice(const std::string& name,
                                    const std::vector<std::string>& choices);
  std::vector<std::string> strings(const std::string& name);
  /// Whether a field that is there is of this kind; reports it where not. `wanted` is the kind in
  /// words.
  bool is_a(const std::string& name, text::Node::Kind kind, const std::string& wanted);

  /// Reports the fields that nobody read. Call it last.
  void report_unknown();

  [[nodiscard]] bool is_map() const { return node_.kind == text::Node::Kind::kMap; }
  [[nodiscard]] const Location& where() const { return node_.where; }
  [[nodiscard]] const std::string& place() const { return place_; }
  /// Of the field's value; of the map where it is missing.
  [[nodiscard]] Location where_of(const std::string& name) const;

 private:
  void report_type(const std::string& name, const text::Node& found, const std::string& wanted);

  const text::Node& node_;
  std::string place_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;
};

/// A jq expression: a string, or a scalar that is one when written down (`that: true`). Nothing for
/// a list or a map.
[[nodiscard]] std::optional<text::Expression> expression_of(const text::Node& node);

/// The one document of `text`, which starts at `start`; a null where it is empty, nothing where it
/// cannot be parsed. Reports a second document.
[[nodiscard]] std::optional<text::Node> single_document(std::string_view text,
                                                        const Location& start,
                                                        Diagnostics& diagnostics);

/// "unknown field `selctor` in step `window`; did you mean `selector`?", or the candidates where
/// none is near.
[[nodiscard]] std::string unknown_word(const std::string& what, const std::string& word,
                                       const std::vector<std::string>& candidates,
                                       const std::string& place = "");

}  // namespace seaworthy::spec
