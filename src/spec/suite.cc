#include "spec/suite.h"

#include <algorithm>
#include <tuple>

#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"
#include "spec/resolve.h"
#include "spec/tables.h"
#include "text/jq.h"

namespace seaworthy::spec {
namespace {

namespace fs = std::filesystem;

bool is_yaml(const std::string& path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

bool has_folder(const std::string& path, const std::string& folder) {
  return path.starts_with(folder + "/") || path.find("/" + folder + "/") != std::string::npos;
}

enum class FileKind { kCase, kFeatures, kVendor, kProfile, kManifest, kOther };

FileKind kind_of(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  if (path.ends_with(".md")) return name == "README.md" ? FileKind::kOther : FileKind::kCase;
  if (!is_yaml(path)) return FileKind::kOther;
  if (path == "features.yaml") return FileKind::kFeatures;
  if (path.starts_with("vendors/")) return FileKind::kVendor;
  if (path.starts_with("profiles/")) return FileKind::kProfile;
  return has_folder(path, "manifests") ? FileKind::kManifest : FileKind::kCase;
}

std::string digest_of(const std::map<std::string, std::string>& files) {
  std::string listing;
  for (const auto& [path, bytes] : files) listing += path + "\n" + sha256_hex(bytes) + "\n";
  return sha256_hex(listing);
}

/// Every expression of a case, for the compile pass.
void collect_expressions(const Case& value, std::vector<Expression>& into) {
  const auto add = [&](const Expression& expression) {
    if (expression.where.line > 0) into.push_back(expression);
  };
  if (value.proof) add(*value.proof);
  for (const Step& step : value.steps) {
    for (const auto& [name, expression] : step.expressions) add(expression);
  }
  for (const Judgement& judgement : value.judgements) add(judgement.expression);
  if (value.summary) add(*value.summary);
  for (const Mutant& mutant : value.mutants) add(mutant.patch);
}

/// The passes over a suite's files: decode, resolve, compile.
class Loader {
 public:
  Loader(std::map<std::string, std::string> files, std::string root,
         std::optional<std::set<std::string>> platform_mutants, Diagnostics& diagnostics)
      : root_(std::move(root)),
        platform_mutants_(std::move(platform_mutants)),
        diagnostics_(diagnostics) {
    suite_.files = std::move(files);
    suite_.digest = digest_of(suite_.files);
  }

  Suite load() {
    for (const auto& [path, text] : suite_.files) decode(path, text);
    const Surroundings around{suite_.files, suite_.features, platform_mutants_};
    for (Draft& draft : drafts_) {
      if (draft.readable) resolve_case(draft, around, diagnostics_);
    }
    check_case_ids();
    for (Draft& draft : drafts_) suite_.cases.push_back(std::move(draft.value));
    std::sort(suite_.cases.begin(), suite_.cases.end(), [](const Case& a, const Case& b) {
      return std::tie(a.area, a.id, a.file) < std::tie(b.area, b.id, b.file);
    });
    decode_profiles();
    compile();
    diagnostics_.sort();
    return std::move(suite_);
  }

 private:
  [[nodiscard]] std::string shown(const std::string& path) const {
    return root_.empty() ? path : (fs::path(root_) / path).string();
  }

  void decode(const std::string& path, const std::string& text) {
    switch (kind_of(path)) {
      case FileKind::kCase: {
        Draft draft = decode_case(text, shown(path), diagnostics_);
        draft.value.file = path;
        drafts_.push_back(std::move(draft));
        return;
      }
      case FileKind::kFeatures:
        suite_.features = decode_features(text, shown(path), diagnostics_);
        return;
      case FileKind::kVendor:
        suite_.vendors.push_back(decode_vendor(text, shown(path), diagnostics_));
        return;
      case FileKind::kManifest:
        check_manifest(text, shown(path), diagnostics_);
        return;
      case FileKind::kProfile:  // needs all ids: decode_profiles()
      case FileKind::kOther:
        return;
    }
  }

  void decode_profiles() {
    std::vector<std::string> ids;
    for (const Case& value : suite_.cases) ids.push_back(value.id);
    for (const auto& [path, text] : suite_.files) {
      if (kind_of(path) != FileKind::kProfile) continue;
      suite_.profiles.push_back(decode_profile(text, shown(path), ids, diagnostics_));
    }
  }

  void check_case_ids() {
    std::map<std::string, std::string> owners;
    for (const Draft& draft : drafts_) {
      if (draft.value.id.empty()) continue;
      const auto [first, is_new] = owners.emplace(draft.value.id, draft.value.file);
      if (is_new) continue;
      diagnostics_.error(draft.where, "duplicate-id",
                         "the id `" + draft.value.id + "` is taken by " + shown(first->second));
    }
  }

  void compile() {
    std::vector<Expression> expressions;
    for (const Case& value : suite_.cases) collect_expressions(value, expressions);
    for (const auto& [name, feature] : suite_.features) {
      if (feature.present.where.line > 0) expressions.push_back(feature.present);
      if (feature.values) expressions.push_back(*feature.values);
    }
    text::check_expressions(expressions, diagnostics_);
  }

  std::string root_;
  std::optional<std::set<std::string>> platform_mutants_;
  Diagnostics& diagnostics_;
  std::vector<Draft> drafts_;
  Suite suite_;
};

/// The files that a suite may be made of; hidden ones are none.
std::map<std::string, std::string> read_suite(const fs::path& folder) {
  if (!fs::is_directory(folder)) throw UsageError("no such folder: " + folder.string());
  std::map<std::string, std::string> files;
  for (auto entry = fs::recursive_directory_iterator(folder);
       entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->path().filename().string().starts_with('.')) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      const std::string path = entry->path().lexically_relative(folder).generic_string();
      if (path.ends_with(".md") || is_yaml(path)) files[path] = read_file(entry->path());
    }
  }
  return files;
}

/// The folders of platform/mutants beside the suite; nothing where the suite stands alone.
std::optional<std::set<std::string>> read_platform_mutants(const fs::path& folder) {
  const fs::path mutants =
      fs::absolute(folder / ".").parent_path().parent_path() / "platform" / "mutants";
  if (!fs::is_directory(mutants)) return std::nullopt;
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(mutants)) {
    if (entry.is_directory()) names.insert(entry.path().filename().string());
  }
  return names;
}

}  // namespace

std::string Suite::digest_of(const Case& value) const {
  std::map<std::string, std::string> own = value.manifests;
  own[value.file] = files.at(value.file);
  return spec::digest_of(own);
}

const Case* Suite::find(const std::string& id) const {
  for (const Case& value : cases) {
    if (value.id == id) return &value;
  }
  return nullptr;
}

Profile Suite::profile(const std::string& name) const {
  if (profiles.empty()) {
    Profile by_case;
    by_case.name = name;
    for (const Case& test : cases) by_case.cases[test.id] = test.level;
    return by_case;
  }
  std::vector<std::string> names;
  for (const Profile& known : profiles) {
    if (known.name == name) return known;
    names.push_back(known.name);
  }
  throw UsageError("no profile `" + name + "`; there are: " + join(names, ", "));
}

Suite load_suite(const std::filesystem::path& folder, Diagnostics& diagnostics) {
  return Loader(read_suite(folder), folder.lexically_normal().string(),
                read_platform_mutants(folder), diagnostics)
      .load();
}

Suite load_suite(std::map<std::string, std::string> files, const std::string& display_root,
                 Diagnostics& diagnostics) {
  return Loader(std::move(files), display_root, std::nullopt, diagnostics).load();
}

}  // namespace seaworthy::spec
