#include "spec/draft.h"

#include <algorithm>

#include "spec/fields.h"
#include "text/markdown.h"

namespace seaworthy::spec {
namespace {

const std::vector<std::string>& block_names() {
  static const std::vector<std::string> names = {"setup", "observe", "control", "judge", "mutants"};
  return names;
}

/// The blocks of a case by role, in the order of the file.
using Blocks = std::map<std::string, std::vector<const text::Node*>>;

bool is_list(const text::Node& node, const std::string& role, Diagnostics& diagnostics) {
  if (node.kind == text::Node::Kind::kList) return true;
  if (node.kind != text::Node::Kind::kNull) {
    diagnostics.error(node.where, "wrong-type",
                      "the block `" + role + "` must be a list, not " + node.kind_name());
  }
  return false;
}

void decode_blocks(const Blocks& blocks, Draft& draft, Diagnostics& diagnostics) {
  const auto each = [&](const std::string& role, const auto& decode) {
    const auto found = blocks.find(role);
    if (found == blocks.end()) return;
    for (const text::Node* node : found->second) {
      if (is_list(*node, role, diagnostics)) decode(*node);
    }
  };
  for (const Role role : {Role::kSetup, Role::kObserve, Role::kControl}) {
    each(name_of(role),
         [&](const text::Node& node) { decode_steps(node, role, draft, diagnostics); });
  }
  each("judge", [&](const text::Node& node) { decode_judgements(node, draft, diagnostics); });
  each("mutants", [&](const text::Node& node) { decode_mutants(node, draft, diagnostics); });
  if (!draft.readable || !draft.value.judgements.empty()) return;
  diagnostics.error(draft.where, "no-judgement",
                    "the case has no judgement; it needs a `judge` block");
}

Draft decode_markdown(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  Draft draft;
  const text::MarkdownFile parsed = text::parse_markdown(text, file, diagnostics);
  draft.value.prose = parsed.body;
  const std::optional<text::Node> front =
      single_document(parsed.front_matter, parsed.front_matter_where, diagnostics);
  std::vector<std::pair<std::string, text::Node>> nodes;
  bool all_readable = front.has_value();
  for (const text::Fence& fence : parsed.fences) {
    const auto& names = block_names();
    if (std::find(names.begin(), names.end(), fence.role) == names.end()) {
      const Location where{file, fence.where.line - 1, fence.where.column};
      diagnostics.error(where, "unknown-role", unknown_word("block role", fence.role, names));
      all_readable = false;
      continue;
    }
    std::optional<text::Node> node = single_document(fence.text, fence.where, diagnostics);
    if (node) nodes.emplace_back(fence.role, std::move(*node));
    all_readable = all_readable && node;
  }
  draft.readable = all_readable;
  Blocks blocks;
  for (const auto& [role, node] : nodes) blocks[role].push_back(&node);
  if (front) decode_front_matter(*front, draft, diagnostics);
  decode_blocks(blocks, draft, diagnostics);
  return draft;
}

/// A pure YAML case holds the front matter's fields, the blocks and `prose` in one map.
Draft decode_yaml(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  Draft draft;
  const std::optional<text::Node> whole = single_document(text, {file, 1, 1}, diagnostics);
  draft.readable = whole.has_value();
  if (!whole) return draft;
  text::Node front;
  front.kind = whole->kind;
  front.where = whole->where;
  Blocks blocks;
  for (const text::Node::Entry& entry : whole->entries) {
    const auto& names = block_names();
    if (std::find(names.begin(), names.end(), entry.key) != names.end()) {
      blocks[entry.key].push_back(&entry.value);
    } else if (entry.key == "prose" && entry.value.scalar.is_string()) {
      draft.value.prose = entry.value.scalar.get<std::string>();
    } else {
      front.entries.push_back(entry);
    }
  }
  decode_front_matter(front, draft, diagnostics);
  decode_blocks(blocks, draft, diagnostics);
  return draft;
}

}  // namespace

Draft decode_case(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  return file.ends_with(".md") ? decode_markdown(text, file, diagnostics)
                               : decode_yaml(text, file, diagnostics);
}

}  // namespace seaworthy::spec
