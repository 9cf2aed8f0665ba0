#include <algorithm>

#include "spec/draft.h"
#include "spec/fields.h"

namespace seaworthy::spec {
namespace {

constexpr std::chrono::minutes kDefaultTimeout{5};

/// Ids appear in object names, file names and selections: a-z, 0-9, joined by single `-`.
bool is_id(const std::string& id) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !id.empty() && id.size() <= 63 && std::all_of(id.begin(), id.end(), allowed) &&
         id.front() != '-' && id.back() != '-' && id.find("--") == std::string::npos;
}

std::string text_of(Fields& fields, const std::string& name) {
  return fields.string(name).value_or("");
}

std::string required_text(Fields& fields, const std::string& name) {
  return fields.require(name) == nullptr ? "" : text_of(fields, name);
}

void decode_identity(Fields& fields, Draft& draft, Diagnostics& diagnostics) {
  Case& value = draft.value;
  value.id = required_text(fields, "id");
  draft.where = fields.where_of("id");
  if (!value.id.empty() && !is_id(value.id)) {
    diagnostics.error(draft.where, "bad-id",
                      "the id `" + value.id +
                          "` must be words of a-z and 0-9 joined by `-`, 63 characters at most");
  }
  value.title = required_text(fields, "title");
  if (const text::Node* item = fields.require("item")) {  // "A" to "H", or 0
    value.item = item->scalar.is_string() ? item->scalar.get<std::string>() : to_line(item->scalar);
  }
  value.area = required_text(fields, "area");
  if (fields.require("level") != nullptr) value.level = fields.integer("level", 0, 2).value_or(0);
  if (fields.require("requirement") != nullptr) {
    const bool is_should = fields.choice("requirement", {"MUST", "SHOULD"}) == "SHOULD";
    value.strength = is_should ? Strength::kShould : Strength::kMust;
  }
  value.cncf = text_of(fields, "cncf");
}

void decode_needs(Fields& fields, Draft& draft, Diagnostics& diagnostics) {
  Case& value = draft.value;
  value.needs = fields.strings("needs");
  if (const text::Node* needs = fields.take("needs")) {
    for (const text::Node& item : needs->items) {
      if (item.scalar.is_string())
        draft.features.push_back({item.scalar.get<std::string>(), item.where});
    }
  }
  value.absent_is_not_applicable =
      fields.choice("absent", {"fail", "not-applicable"}) == "not-applicable";
  value.proof = fields.expression("proof");
  if (value.absent_is_not_applicable && !value.proof) {
    diagnostics.error(
        fields.where_of("absent"), "missing-proof",
        "`absent: not-applicable` needs `proof`, the expression that proves the absence");
  }
  if (const text::Node* matrix = fields.take("matrix")) {
    Fields names(*matrix, "`matrix`", diagnostics);
    for (const text::Node::Entry& entry : matrix->entries) {
      const std::optional<std::string> feature = names.string(entry.key);
      if (!feature) continue;
      value.matrix[entry.key] = *feature;
      draft.features.push_back({*feature, entry.value.where});
    }
  }
}

void decode_conduct(Fields& fields, Draft& draft, Diagnostics& diagnostics) {
  Case& value = draft.value;
  value.locks = fields.strings("locks");
  value.disruptive = fields.boolean("disruptive").value_or(false);
  value.timeout = fields.duration("timeout").value_or(kDefaultTimeout);
  const std::vector<std::string> standards = {"privileged", "baseline", "restricted"};
  value.pod_security = fields.choice("podSecurity", standards).value_or("restricted");
  value.pod_security_reason = text_of(fields, "podSecurityReason");
  if (value.pod_security != "restricted" && value.pod_security_reason.empty()) {
    diagnostics.error(fields.where_of("podSecurity"), "missing-reason",
                      "`podSecurity: " + value.pod_security +
                          "` needs `podSecurityReason`, why `restricted` will not do");
  }
}

}  // namespace

void decode_front_matter(const text::Node& map, Draft& draft, Diagnostics& diagnostics) {
  Fields fields(map, "the front matter", diagnostics);
  decode_identity(fields, draft, diagnostics);
  decode_needs(fields, draft, diagnostics);
  decode_conduct(fields, draft, diagnostics);
  fields.report_unknown();
}

}  // namespace seaworthy::spec
