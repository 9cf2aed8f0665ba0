#include <algorithm>
#include <charconv>

#include "spec/fields.h"
#include "spec/tables.h"

namespace seaworthy::spec {
namespace {

using Kind = text::Node::Kind;

class ProfileDecoder {
 public:
  ProfileDecoder(const text::Node& whole, const std::vector<std::string>& case_ids,
                 Diagnostics& diagnostics)
      : fields_(whole, "the profile", diagnostics),
        case_ids_(case_ids),
        diagnostics_(diagnostics) {}

  Profile decode() {
    if (fields_.require("name") != nullptr) profile_.name = fields_.string("name").value_or("");
    if (fields_.require("title") != nullptr) profile_.title = fields_.string("title").value_or("");
    if (const text::Node* planned = fields_.take("planned")) decode_planned(*planned);
    if (const text::Node* levels = fields_.require("levels")) decode_levels(*levels);
    if (const text::Node* should = fields_.take("should")) decode_should(*should);
    decode_regression();
    profile_.cncf = Json::object();
    if (const text::Node* cncf = fields_.take("cncf")) decode_cncf(*cncf);
    fields_.report_unknown();
    return std::move(profile_);
  }

 private:
  /// Cases that are still to come, by level: they may be named, and count for nothing yet.
  void decode_planned(const text::Node& node) {
    Fields levels(node, "`planned`", diagnostics_);
    for (const int level : {0, 1, 2}) {
      for (const std::string& id : levels.strings(std::to_string(level)))
        profile_.planned[id] = level;
    }
    levels.report_unknown();
  }

  void decode_levels(const text::Node& node) {
    Fields levels(node, "`levels`", diagnostics_);
    for (const int level : {0, 1, 2}) {
      const std::string name = std::to_string(level);
      if (!levels.is_a(name, Kind::kList, "a list of case ids")) continue;
      for (const text::Node& item : levels.take(name)->items) add_case(item, level);
    }
    levels.report_unknown();
  }

  void add_case(const text::Node& item, int level) {
    if (!check_case(item)) return;
    const auto id = item.scalar.get<std::string>();
    const auto [first, is_new] = profile_.cases.emplace(id, level);
    if (is_new) return;
    diagnostics_.error(
        item.where, "duplicate-case",
        "the case `" + id + "` is in level " + std::to_string(first->second) + " already");
  }

  /// Whether the item is the id of a case that exists; reports one that is neither there nor
  /// planned.
  bool check_case(const text::Node& item) {
    if (!item.scalar.is_string()) {
      diagnostics_.error(item.where, "wrong-type",
                         std::string("a case id must be a string, not ") + item.kind_name());
      return false;
    }
    const auto id = item.scalar.get<std::string>();
    if (std::find(case_ids_.begin(), case_ids_.end(), id) != case_ids_.end()) return true;
    if (!profile_.planned.contains(id)) {
      const std::string near = did_you_mean(id, case_ids_);
      diagnostics_.error(item.where, "unknown-case",
                         "unknown case `" + id + "`; " +
                             (near.empty() ? "list it under `planned` if it is still to come"
                                           : "did you mean `" + near + "`?"));
    }
    return false;
  }

  void decode_should(const text::Node& node) {
    Fields should(node, "`should`", diagnostics_);
    profile_.should_failures =
        should.integer("failures", 1, 100).value_or(profile_.should_failures);
    profile_.should_runs = should.integer("runs", 1, 100).value_or(profile_.should_runs);
    if (profile_.should_failures > profile_.should_runs) {
      diagnostics_.error(node.where, "bad-should", "`failures` of `should` must not exceed `runs`");
    }
    should.report_unknown();
  }

  /// "5%"
  void decode_regression() {
    const std::optional<std::string> text = fields_.string("regression");
    if (!text) return;
    double percent = 0;
    const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), percent);
    if (problem == std::errc() && std::string_view(end) == "%" && percent > 0 && percent < 100) {
      profile_.regression_threshold = percent / 100;
      return;
    }
    diagnostics_.error(
        fields_.where_of("regression"), "wrong-type",
        "`regression` in the profile must be a percentage such as `5%`, not `" + *text + "`");
  }

  void decode_cncf(const text::Node& node) {
    const Fields versions(node, "`cncf`", diagnostics_);
    for (const text::Node::Entry& version : node.entries) {
      const Fields requirements(version.value, "version `" + version.key + "` of `cncf`",
                                diagnostics_);
      for (const text::Node::Entry& requirement : version.value.entries) {
        decode_requirement(version.key, requirement);
      }
    }
  }

  void decode_requirement(const std::string& version, const text::Node::Entry& entry) {
    Fields fields(entry.value, "requirement `" + entry.key + "`", diagnostics_);
    Json cases = Json::array();
    const std::optional<std::string> level = fields.choice("level", {"MUST", "SHOULD"});
    fields.require("level");
    if (fields.is_a("cases", Kind::kList, "a list of case ids")) {
      for (const text::Node& item : fields.take("cases")->items) {
        if (check_case(item)) cases.push_back(item.scalar);
      }
    }
    fields.report_unknown();
    profile_.cncf[version][entry.key] = {{"level", level.value_or("")},
                                         {"cases", std::move(cases)}};
  }

  Fields fields_;
  const std::vector<std::string>& case_ids_;
  Diagnostics& diagnostics_;
  Profile profile_;
};

}  // namespace

Profile decode_profile(std::string_view text, const std::string& file,
                       const std::vector<std::string>& case_ids, Diagnostics& diagnostics) {
  const std::optional<text::Node> whole = single_document(text, {file, 1, 1}, diagnostics);
  return whole ? ProfileDecoder(*whole, case_ids, diagnostics).decode() : Profile{};
}

}  // namespace seaworthy::spec
