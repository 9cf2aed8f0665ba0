#include "text/yaml_builder.h"

#include <algorithm>

#include "base/text.h"

namespace seaworthy::text {
namespace {

constexpr size_t kDeepestYaml = 100;
constexpr size_t kMostNodes = 200'000;  // aliases of aliases grow without bound

size_t size_of(const Node& node) {
  size_t size = 1;
  for (const Node& item : node.items) size += size_of(item);
  for (const Node::Entry& entry : node.entries) size += size_of(entry.value);
  return size;
}

Node scalar_node(Json value, Location where) {
  Node node;
  node.where = std::move(where);
  node.kind = value.is_null()      ? Node::Kind::kNull
              : value.is_boolean() ? Node::Kind::kBool
              : value.is_number()  ? Node::Kind::kNumber
                                   : Node::Kind::kString;
  node.scalar = std::move(value);
  return node;
}

/// The text of `line` (from 0), without its end.
std::string_view row_of(std::string_view text, int line) {
  for (; line > 0 && !text.empty(); --line) {
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace

Location place_of(const YAML::Mark& mark, const Location& origin) {
  if (mark.is_null()) return origin;
  return {origin.file, origin.line + mark.line, origin.column + mark.column};
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  // At a stray `,` yaml-cpp 0.7 starts one empty document after the other and never moves on.
  if (mark.pos == document_start_) {
    const std::string_view row = row_of(text_, mark.line);
    const auto column = std::min(static_cast<size_t>(mark.column), row.size());
    throw Refused{place_of(mark, origin_), "yaml-syntax",
                  "unexpected `" + printable(row.substr(column, 1)) + "`"};
  }
  document_start_ = mark.pos;
  anchors_.clear();
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  put(scalar_node(nullptr, place_of(mark, origin_)), anchor);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const auto found = anchors_.find(anchor);
  const Location where = place_of(mark, origin_);
  if (found == anchors_.end()) {
    diagnostics_.error(where, "yaml-alias", "an alias inside of what it stands for");
    return put(scalar_node(nullptr, where), 0);
  }
  count(size_of(found->second), where);
  put(found->second, 0);
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  check_tag(mark, tag);
  const bool is_plain = tag == "?" || tag.empty();
  put(scalar_node(is_plain ? core_schema_value(value) : Json(value), scalar_place(mark)), anchor);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value) {
  start(Node::Kind::kList, mark, tag, anchor);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  start(Node::Kind::kMap, mark, tag, anchor);
}

void TreeBuilder::start(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
                        YAML::anchor_t anchor) {
  const Location where = place_of(mark, origin_);
  if (open_.size() == kDeepestYaml) {
    throw Refused{where, "yaml-limit", "nested deeper than " + std::to_string(kDeepestYaml)};
  }
  check_tag(mark, tag);
  Open open;
  open.node.kind = kind;
  open.node.where = where;
  open.anchor = anchor;
  open_.push_back(std::move(open));
}

void TreeBuilder::end() {
  Open open = std::move(open_.back());
  open_.pop_back();
  put(std::move(open.node), open.anchor);
}

void TreeBuilder::put(Node node, YAML::anchor_t anchor) {
  count(1, node.where);
  if (anchor != 0) anchors_[anchor] = node;
  if (open_.empty()) {
    documents_.push_back(std::move(node));
    return;
  }
  Open& parent = open_.back();
  if (parent.node.kind == Node::Kind::kList) {
    parent.node.items.push_back(std::move(node));
  } else if (!parent.key_is_known) {
    put_key(parent, node);
  } else {
    if (parent.key_is_good) {
      parent.node.entries.push_back({std::move(parent.key), parent.key_where, std::move(node)});
    }
    parent.key_is_known = false;
  }
}

void TreeBuilder::put_key(Open& map, const Node& key) {
  map.key_is_known = true;
  map.key_is_good = false;
  map.key_where = key.where;
  if (!key.items.empty() || !key.entries.empty() || key.kind == Node::Kind::kList ||
      key.kind == Node::Kind::kMap) {
    diagnostics_.error(key.where, "yaml-key",
                       std::string("a key must be a word, not ") + key.kind_name());
    return;
  }
  map.key = key.scalar.is_string() ? key.scalar.get<std::string>() : to_line(key.scalar);
  if (map.key == "<<") {
    diagnostics_.error(key.where, "yaml-merge",
                       "merge keys (`<<`) are not part of YAML 1.2; write the fields out");
    return;
  }
  const auto& entries = map.node.entries;
  const auto twin = std::find_if(entries.begin(), entries.end(),
                                 [&](const Node::Entry& entry) { return entry.key == map.key; });
  if (twin != entries.end()) {
    diagnostics_.error(key.where, "yaml-duplicate",
                       "duplicate key `" + map.key + "`; it stands on line " +
                           std::to_string(twin->where.line) + " already");
    return;
  }
  map.key_is_good = true;
}

void TreeBuilder::check_tag(const YAML::Mark& mark, const std::string& tag) {
  static constexpr std::string_view kStandard = "tag:yaml.org,2002:";
  if (tag.empty() || tag == "?" || tag == "!" || tag == std::string(kStandard) + "str") return;
  const bool is_standard = tag.starts_with(kStandard);
  const std::string shown = is_standard ? "!!" + tag.substr(kStandard.size()) : tag;
  diagnostics_.error(place_of(mark, origin_), "yaml-tag",
                     "the tag `" + shown + "` is not supported; leave it out");
}

void TreeBuilder::count(size_t nodes, const Location& where) {
  nodes_ += nodes;
  if (nodes_ > kMostNodes) {
    throw Refused{where, "yaml-limit", "more than " + std::to_string(kMostNodes) + " values"};
  }
}

Location TreeBuilder::scalar_place(const YAML::Mark& mark) const {
  Location place = place_of(mark, origin_);
  if (mark.is_null()) return place;
  const std::string_view row = row_of(text_, mark.line);
  const auto column = static_cast<size_t>(mark.column);
  if (column >= row.size() || (row[column] != '|' && row[column] != '>')) return place;
  for (int line = mark.line + 1;; ++line) {
    const std::string_view next = row_of(text_, line);
    if (next.data() + next.size() >= text_.data() + text_.size() && next.empty()) return place;
    const size_t indent = next.find_first_not_of(" \r");
    if (indent == std::string_view::npos) continue;
    return {origin_.file, origin_.line + line, origin_.column + static_cast<int>(indent)};
  }
}

}  // namespace seaworthy::text
