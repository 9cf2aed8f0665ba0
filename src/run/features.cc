#include "run/features.h"

#include <fmt/format.h>

#include <set>
#include <tuple>
#include <utility>

#include "text/jq.h"

namespace seaworthy::run {
namespace {

/// Lists of the cluster by what was asked for: features often look at the same objects.
class Lister {
 public:
  Lister(const Context& context, kube::Client& client) : context_(context), client_(client) {}

  /// A list is taken and given back, not copied: it may be all that the cluster has of a kind.
  Json take(const spec::Feature::List& wanted) {
    const auto found = lists_.find(key(wanted));
    if (found == lists_.end() || found->second.is_null()) return fetch(wanted);
    return std::exchange(found->second, nullptr);
  }
  void give_back(const spec::Feature::List& wanted, Json list) {
    lists_[key(wanted)] = std::move(list);
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;

  static Key key(const spec::Feature::List& wanted) {
    return {wanted.api_version, wanted.kind, wanted.selector};
  }
  Json fetch(const spec::Feature::List& wanted) {
    std::optional<kube::Resource> resource;
    try {
      resource = client_.resolve(context_, wanted.api_version, wanted.kind);
    } catch (const kube::UnknownKind&) {
      return Json::array();
    }
    return client_.list(context_, *resource, {"", wanted.selector, ""}).items;
  }

  const Context& context_;
  kube::Client& client_;
  std::map<Key, Json> lists_;
};

Json only_value(const spec::Feature& feature, const text::Expression& expression,
                const Json& input) {
  try {
    std::vector<Json> outputs = text::evaluate(expression.text, input);
    if (outputs.size() == 1) return std::move(outputs.front());
    throw Error(fmt::format("{}: feature {}: expected one value, got {}", expression.where.text(),
                            feature.name, outputs.size()));
  } catch (const text::JqError& error) {
    throw Error(
        fmt::format("{}: feature {}: jq: {}", expression.where.text(), feature.name, error.what()));
  }
}

DetectedFeature detect(Lister& lister, const spec::Feature& feature) {
  Json lists = Json::object();
  for (const spec::Feature::List& wanted : feature.lists) lists[wanted.as] = lister.take(wanted);
  const Json present = only_value(feature, feature.present, lists);
  if (!present.is_boolean()) {
    throw Error(fmt::format("{}: feature {}: `present` must yield true or false, got {}",
                            feature.present.where.text(), feature.name, to_line(present)));
  }
  DetectedFeature detected;
  detected.present = present.get<bool>();
  if (detected.present && feature.values) {
    for (const Json& value : only_value(feature, *feature.values, lists))
      detected.values.push_back(value.get<std::string>());
  }
  detected.fact = {
      {"name", feature.name}, {"present", detected.present}, {"values", detected.values}};
  if (!detected.present) detected.fact["lists"] = lists;
  for (const spec::Feature::List& wanted : feature.lists)
    lister.give_back(wanted, std::move(lists[wanted.as]));
  return detected;
}

}  // namespace

Features detect_features(const Context& context, kube::Client& client, const spec::Suite& suite,
                         const std::vector<const spec::Case*>& cases) {
  std::set<std::string> names;
  for (const spec::Case* test : cases) {
    names.insert(test->needs.begin(), test->needs.end());
    for (const auto& [name, feature] : test->matrix) names.insert(feature);
  }
  Lister lister(context, client);
  Features features;
  for (const std::string& name : names) features[name] = detect(lister, suite.features.at(name));
  return features;
}

}  // namespace seaworthy::run
