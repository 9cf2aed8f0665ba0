#include "spec/draft.h"
#include "spec/fields.h"

namespace seaworthy::spec {
namespace {

void decode_workload(const text::Node& node, Mutant& mutant, Draft& draft,
                     Diagnostics& diagnostics) {
  mutant.kind = Mutant::Kind::kWorkload;
  Fields fields(node, "`workload` of mutant `" + mutant.id + "`", diagnostics);
  if (fields.require("file") != nullptr) mutant.file = fields.string("file").value_or("");
  if (fields.require("patch") != nullptr)
    mutant.patch = fields.expression("patch").value_or(Expression{});
  if (!mutant.file.empty()) draft.manifests.push_back({mutant.file, fields.where_of("file")});
  fields.report_unknown();
}

void decode_when(Fields& fields, Mutant& mutant, const Draft& draft, Diagnostics& diagnostics) {
  const text::Node* when = fields.take("when");
  if (when == nullptr) return;
  const std::string place = "`when` of mutant `" + mutant.id + "`";
  std::vector<std::string> names;
  for (const auto& [name, feature] : draft.value.matrix) names.push_back(name);
  Fields values(*when, place, diagnostics);
  for (const text::Node::Entry& entry : when->entries) {
    const std::optional<std::string> value = values.string(entry.key);
    if (!draft.value.matrix.contains(entry.key)) {
      diagnostics.error(entry.where, "unknown-matrix",
                        names.empty()
                            ? place + " names `" + entry.key + "`, and the case has no `matrix`"
                            : unknown_word("matrix", entry.key, names, place));
    } else if (value) {
      mutant.when[entry.key] = *value;
    }
  }
}

void decode_mutant(const text::Node& node, Draft& draft, Diagnostics& diagnostics) {
  const text::Node* name = node.find("id");
  const bool is_named = name != nullptr && name->scalar.is_string();
  Fields fields(node, is_named ? "mutant `" + name->scalar.get<std::string>() + "`" : "a mutant",
                diagnostics);
  Mutant mutant;
  mutant.where = node.where;
  if (fields.require("id") != nullptr) mutant.id = fields.string("id").value_or("");
  const std::optional<std::string> platform = fields.string("platform");
  const text::Node* workload = fields.take("workload");
  const std::optional<Expression> evidence = fields.expression("evidence");
  if (platform) {
    mutant.kind = Mutant::Kind::kPlatform;
    mutant.platform = *platform;
    draft.platforms[mutant.id] = fields.where_of("platform");
  }
  if (workload != nullptr) decode_workload(*workload, mutant, draft, diagnostics);
  if (evidence) mutant.patch = *evidence;
  const int ways = (node.find("platform") != nullptr ? 1 : 0) + (workload != nullptr ? 1 : 0) +
                   (node.find("evidence") != nullptr ? 1 : 0);
  if (fields.is_map() && ways != 1) {
    diagnostics.error(node.where, "mutant-kind",
                      fields.place() + " needs one of `platform`, `workload` and `evidence`");
  }
  if (fields.require("fails") != nullptr) mutant.fails = fields.string("fails").value_or("");
  draft.fails[mutant.id] = fields.where_of("fails");
  decode_when(fields, mutant, draft, diagnostics);
  fields.report_unknown();
  draft.value.mutants.push_back(std::move(mutant));
}

}  // namespace

void decode_mutants(const text::Node& list, Draft& draft, Diagnostics& diagnostics) {
  for (const text::Node& item : list.items) decode_mutant(item, draft, diagnostics);
}

}  // namespace seaworthy::spec
