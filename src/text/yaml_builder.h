#pragma once
// From yaml-cpp's events to Nodes, with the checks that yaml-cpp leaves out. Private to text/.

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/yaml.h"

namespace seaworthy::text {

/// Thrown out of the parser where going on would only cost time and memory.
struct Refused {
  Location where;
  std::string code;
  std::string message;
};

/// A mark of the text that starts at `origin`, as a place of the file. Every line of the text
/// starts in the origin's column.
[[nodiscard]] Location place_of(const YAML::Mark& mark, const Location& origin);

/// The value of a plain (unquoted) scalar by the YAML 1.2 core schema: null, true, 12, 0x1F,
/// 0o17, 1.5e3, else the text itself.
/// `.inf` and `.nan` stay text: JSON has neither.
[[nodiscard]] Json core_schema_value(const std::string& text);

/// Builds one tree a document. Not thread-safe.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, const Location& origin, Diagnostics& diagnostics)
      : text_(text), origin_(origin), diagnostics_(diagnostics) {}

  [[nodiscard]] std::vector<Node> take_documents() { return std::move(documents_); }

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { end(); }

 private:
  /// A list or map whose end has not come, and the key whose value comes next.
  struct Open {
    Node node;
    YAML::anchor_t anchor = 0;
    bool key_is_known = false;
    bool key_is_good = true;
    std::string key;
    Location key_where;
  };

  void start(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
             YAML::anchor_t anchor);
  void end();
  /// Puts a finished value where it belongs: a document, an item, a key or a value.
  void put(Node node, YAML::anchor_t anchor);
  void put_key(Open& map, const Node& key);
  void check_tag(const YAML::Mark& mark, const std::string& tag);
  void count(size_t nodes, const Location& where);
  /// Of a block scalar: its first line of text, not its `|`.
  [[nodiscard]] Location scalar_place(const YAML::Mark& mark) const;

  std::string_view text_;
  Location origin_;
  Diagnostics& diagnostics_;
  std::vector<Node> documents_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Node> anchors_;
  size_t nodes_ = 0;
  int document_start_ = -1;  ///< offset of the last document
};

}  // namespace seaworthy::text
