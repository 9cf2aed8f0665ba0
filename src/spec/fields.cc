#include "spec/fields.h"

#include <algorithm>

#include "base/text.h"
#include "base/time.h"

namespace seaworthy::spec {
namespace {

using Kind = text::Node::Kind;

std::string listed(const std::vector<std::string>& words) {
  std::vector<std::string> all;
  for (const std::string& word : words) all.push_back(backquoted(word));
  return join(all, ", ");
}

}  // namespace

Fields::Fields(const text::Node& node, std::string place, Diagnostics& diagnostics)
    : node_(node), place_(std::move(place)), diagnostics_(diagnostics) {
  if (is_map()) return;
  diagnostics_.error(node.where, "wrong-type", place_ + " must be a map, not " + node.kind_name());
}

const text::Node* Fields::take(const std::string& name) {
  if (std::find(known_.begin(), known_.end(), name) == known_.end()) known_.push_back(name);
  return node_.find(name);
}

const text::Node* Fields::require(const std::string& name) {
  const text::Node* found = take(name);
  if (found == nullptr && is_map()) {
    diagnostics_.error(node_.where, "missing-field",
                       "field " + backquoted(name) + " is missing in " + place_);
  }
  return found;
}

std::optional<std::string> Fields::string(const std::string& name) {
  const text::Node* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (found->kind == Kind::kString) return found->scalar.get<std::string>();
  report_type(name, *found, "a string");
  return std::nullopt;
}

std::optional<bool> Fields::boolean(const std::string& name) {
  const text::Node* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (found->kind == Kind::kBool) return found->scalar.get<bool>();
  report_type(name, *found, "true or false");
  return std::nullopt;
}

std::optional<int> Fields::integer(const std::string& name, int least, int most) {
  const text::Node* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (found->kind == Kind::kNumber && found->scalar.is_number_integer()) {
    const auto value = found->scalar.get<int64_t>();
    if (value >= least && value <= most) return static_cast<int>(value);
  }
  report_type(name, *found,
              "an integer from " + std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::optional<double> Fields::number(const std::string& name) {
  const text::Node* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (found->kind == Kind::kNumber) return found->scalar.get<double>();
  report_type(name, *found, "a number");
  return std::nullopt;
}

std::optional<std::chrono::milliseconds> Fields::duration(const std::string& name) {
  const text::Node* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (found->kind == Kind::kString) {
    if (const auto value = parse_duration(found->scalar.get<std::string>())) return value;
  }
  report_type(name, *found, "a duration such as `90s` or `1m30s`");
  return std::nullopt;
}

std::optional<text::Expression> Fields::expression(const std::string& name) {
  const text::Node* found = take(name);
  if (found == nullptr) return std::nullopt;
  std::optional<text::Expression> out = expression_of(*found);
  if (!out) report_type(name, *found, "a jq expression");
  return out;
}

std::optional<std::string> Fields::choice(const std::string& name,
                                          const std::vector<std::string>& choices) {
  const text::Node* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (found->kind == Kind::kString) {
    const auto word = found->scalar.get<std::string>();
    if (std::find(choices.begin(), choices.end(), word) != choices.end()) return word;
  }
  report_type(name, *found, "one of " + listed(choices));
  return std::nullopt;
}

std::vector<std::string> Fields::strings(const std::string& name) {
  std::vector<std::string> out;
  const text::Node* found = take(name);
  if (found == nullptr) return out;
  if (found->kind != Kind::kList) {
    report_type(name, *found, "a list of strings");
    return out;
  }
  for (const text::Node& item : found->items) {
    if (item.kind == Kind::kString) {
      out.push_back(item.scalar.get<std::string>());
    } else {
      report_type(name, item, "a list of strings");
    }
  }
  return out;
}

bool Fields::is_a(const std::string& name, Kind kind, const std::string& wanted) {
  const text::Node* found = take(name);
  if (found == nullptr || found->kind == kind) return found != nullptr;
  report_type(name, *found, wanted);
  return false;
}

void Fields::report_unknown() {
  for (const text::Node::Entry& entry : node_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    diagnostics_.error(entry.where, "unknown-field",
                       unknown_word("field", entry.key, known_, place_));
  }
}

Location Fields::where_of(const std::string& name) const {
  const text::Node* found = node_.find(name);
  return found == nullptr ? node_.where : found->where;
}

void Fields::report_type(const std::string& name, const text::Node& found,
                         const std::string& wanted) {
  const bool is_word =
      found.kind == Kind::kString || found.kind == Kind::kNumber || found.kind == Kind::kBool;
  const std::string shown =
      found.kind == Kind::kString ? found.scalar.get<std::string>() : to_line(found.scalar);
  diagnostics_.error(found.where, "wrong-type",
                     backquoted(name) + " in " + place_ + " must be " + wanted + ", not " +
                         (is_word ? backquoted(printable(shown, 60)) : found.kind_name()));
}

std::optional<text::Expression> expression_of(const text::Node& node) {
  switch (node.kind) {
    case Kind::kString:
      return text::Expression{node.scalar.get<std::string>(), node.where};
    case Kind::kBool:
    case Kind::kNumber:
      return text::Expression{to_line(node.scalar), node.where};
    case Kind::kNull:
    case Kind::kList:
    case Kind::kMap:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<text::Node> single_document(std::string_view text, const Location& start,
                                          Diagnostics& diagnostics) {
  Diagnostics own;
  std::vector<text::Node> documents = text::parse_yaml(text, start, own);
  diagnostics.append(own);
  if (documents.size() > 1) {
    diagnostics.error(documents[1].where, "several-documents",
                      "one YAML document is expected here, this starts another");
  }
  if (!documents.empty()) return std::move(documents[0]);
  if (own.has_errors()) return std::nullopt;
  text::Node nothing;
  nothing.where = start;
  return nothing;
}

std::string unknown_word(const std::string& what, const std::string& word,
                         const std::vector<std::string>& candidates, const std::string& place) {
  const std::string near = did_you_mean(word, candidates);
  std::string out = "unknown " + what + " " + backquoted(printable(word, 60));
  if (!place.empty()) out += " in " + place;
  if (!near.empty()) return out + "; did you mean " + backquoted(near) + "?";
  return candidates.empty() ? out : out + "; known: " + listed(candidates);
}

}  // namespace seaworthy::spec
