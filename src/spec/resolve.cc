#include "spec/resolve.h"

#include <algorithm>

#include "spec/evidence_names.h"
#include "spec/fact.h"
#include "spec/fields.h"
#include "spec/variable.h"

namespace seaworthy::spec {
namespace {

/// Of a case's file: everything up to the last `/`, which stays.
std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

template <typename Map>
std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

void resolve_features(const Draft& draft, const Surroundings& around, Diagnostics& diagnostics) {
  for (const Reference& feature : draft.features) {
    if (around.features.contains(feature.name)) continue;
    diagnostics.error(feature.where, "unknown-feature",
                      unknown_word("feature", feature.name, keys_of(around.features)));
  }
}

/// Manifests near the case, as its steps would write them: for suggestions.
std::vector<std::string> manifests_beside(const std::string& folder, const Surroundings& around) {
  std::vector<std::string> paths;
  for (const auto& [path, text] : around.files) {
    const bool is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    if (is_yaml && path.starts_with(folder)) paths.push_back(path.substr(folder.size()));
  }
  return paths;
}

/// A name with variables of the matrix stands for every manifest that it can become.
void resolve_variable_manifest(Draft& draft, const Reference& manifest, const std::string& folder,
                               const Surroundings& around, Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& [name, feature] : draft.value.matrix) known.push_back(variable_name(name));
  for (const std::string& variable : variables_in(manifest.name)) {
    if (std::find(known.begin(), known.end(), variable) != known.end()) continue;
    const std::string place = "the manifest's name `" + manifest.name + "`";
    diagnostics.error(manifest.where, "unknown-variable",
                      known.empty() ? "the variable `$" + variable + "` in " + place +
                                          " is none of the matrix, and the case has no `matrix`"
                                    : unknown_word("variable", variable, known, place));
    return;
  }
  bool is_there = false;
  for (const auto& [path, text] : around.files) {
    const std::string name =
        std::filesystem::path(path).lexically_relative(folder.empty() ? "." : folder).string();
    if (!may_stand_for(manifest.name, name)) continue;
    draft.value.manifests[name] = text;
    is_there = true;
  }
  if (is_there) return;
  diagnostics.error(
      manifest.where, "no-manifest",
      "no manifest beside the case has a name that `" + manifest.name + "` can become");
}

void resolve_manifests(Draft& draft, const Surroundings& around, Diagnostics& diagnostics) {
  const std::string folder = folder_of(draft.value.file);
  for (const Reference& manifest : draft.manifests) {
    const std::string path =
        (std::filesystem::path(folder) / manifest.name).lexically_normal().string();
    const auto found = around.files.find(path);
    if (found != around.files.end()) {
      draft.value.manifests[manifest.name] = found->second;
      continue;
    }
    if (!variables_in(manifest.name).empty()) {
      resolve_variable_manifest(draft, manifest, folder, around, diagnostics);
      continue;
    }
    const std::string near = did_you_mean(manifest.name, manifests_beside(folder, around));
    diagnostics.error(manifest.where, "no-manifest",
                      "there is no manifest `" + manifest.name + "` beside the case" +
                          (near.empty() ? "" : "; did you mean `" + near + "`?"));
  }
}

void check_judgement_ids(const Draft& draft, Diagnostics& diagnostics) {
  std::map<std::string, Location> seen;
  for (const Judgement& judgement : draft.value.judgements) {
    if (judgement.id.empty()) continue;
    const auto [first, is_new] = seen.emplace(judgement.id, judgement.where);
    if (is_new) continue;
    diagnostics.error(judgement.where, "duplicate-judgement",
                      "the judgement `" + judgement.id + "` stands on line " +
                          std::to_string(first->second.line) + " already");
  }
}

/// What `fails` may name: judgements, those that steps imply, and the finding that a field was
/// dropped.
std::vector<std::string> failures_of(const Case& value) {
  std::vector<std::string> names;
  for (const Judgement& judgement : value.judgements) names.push_back(judgement.id);
  for (const Step& step : value.steps) {
    if (const std::string id = implied_judgement(step); !id.empty()) names.push_back(id);
  }
  names.emplace_back(kFactDropped);
  return names;
}

void check_mutants(const Draft& draft, const Surroundings& around, Diagnostics& diagnostics) {
  const std::vector<std::string> failures = failures_of(draft.value);
  std::map<std::string, Location> seen;
  for (const Mutant& mutant : draft.value.mutants) {
    const auto [first, is_new] = seen.emplace(mutant.id, mutant.where);
    if (!is_new) {
      diagnostics.error(mutant.where, "duplicate-mutant",
                        "the mutant `" + mutant.id + "` stands on line " +
                            std::to_string(first->second.line) + " already");
    }
    if (!mutant.fails.empty() &&
        std::find(failures.begin(), failures.end(), mutant.fails) == failures.end()) {
      diagnostics.error(
          draft.fails.at(mutant.id), "unknown-judgement",
          unknown_word("judgement", mutant.fails, failures, "mutant `" + mutant.id + "`"));
    }
    const auto& known = around.platform_mutants;
    if (mutant.kind == Mutant::Kind::kPlatform && known && !known->contains(mutant.platform)) {
      diagnostics.error(
          draft.platforms.at(mutant.id), "unknown-mutant",
          unknown_word("platform mutant", mutant.platform, {known->begin(), known->end()}));
    }
  }
}

void check_falsifiable(const Draft& draft, Diagnostics& diagnostics) {
  if (draft.value.strength != Strength::kMust) return;
  const auto& mutants = draft.value.mutants;
  const auto require = [&](const std::string& id, const Location& where) {
    const bool is_named = std::any_of(mutants.begin(), mutants.end(),
                                      [&](const Mutant& mutant) { return mutant.fails == id; });
    if (is_named || id.empty()) return;
    diagnostics.error(where, "no-mutant",
                      "no mutant names judgement `" + id + "`: nothing shows that it can fail");
  };
  for (const Judgement& judgement : draft.value.judgements) require(judgement.id, judgement.where);
  for (const Step& step : draft.value.steps) {
    if (step.verb == "until" && otherwise_of(step) == Otherwise::kFail)
      require(implied_judgement(step), step.where);
  }
}

}  // namespace

void resolve_case(Draft& draft, const Surroundings& around, Diagnostics& diagnostics) {
  resolve_features(draft, around, diagnostics);
  resolve_manifests(draft, around, diagnostics);
  check_evidence_names(draft.value, diagnostics);
  check_judgement_ids(draft, diagnostics);
  check_mutants(draft, around, diagnostics);
  check_falsifiable(draft, diagnostics);
}

void check_manifest(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  for (const text::Node& object : text::parse_yaml(text, {file, 1, 1}, diagnostics)) {
    if (object.kind == text::Node::Kind::kNull) continue;
    if (object.kind != text::Node::Kind::kMap) {
      diagnostics.error(
          object.where, "bad-manifest",
          std::string("a Kubernetes object must be a map, not ") + object.kind_name());
      continue;
    }
    for (const char* name : {"apiVersion", "kind"}) {
      const text::Node* field = object.find(name);
      if (field != nullptr && field->scalar.is_string()) continue;
      diagnostics.error(object.where, "bad-manifest",
                        std::string("a Kubernetes object without `") + name + "`");
    }
  }
}

}  // namespace seaworthy::spec
