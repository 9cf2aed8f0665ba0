#include "spec/fields.h"
#include "spec/tables.h"

namespace seaworthy::spec {
namespace {

Feature::List decode_list(const text::Node& node, const std::string& feature,
                          Diagnostics& diagnostics) {
  Fields fields(node, "a list of feature `" + feature + "`", diagnostics);
  Feature::List list;
  const auto required = [&](const char* name) {
    return fields.require(name) == nullptr ? "" : fields.string(name).value_or("");
  };
  list.as = required("as");
  list.api_version = required("apiVersion");
  list.kind = required("kind");
  list.selector = fields.string("selector").value_or("");
  fields.report_unknown();
  return list;
}

Feature decode_feature(const text::Node::Entry& entry, Diagnostics& diagnostics) {
  Fields fields(entry.value, "feature `" + entry.key + "`", diagnostics);
  Feature feature;
  feature.name = entry.key;
  feature.where = entry.where;
  if (fields.require("title") != nullptr) feature.title = fields.string("title").value_or("");
  fields.require("lists");
  if (fields.is_a("lists", text::Node::Kind::kList, "a list")) {
    for (const text::Node& item : fields.take("lists")->items) {
      feature.lists.push_back(decode_list(item, entry.key, diagnostics));
    }
  }
  if (fields.require("present") != nullptr)
    feature.present = fields.expression("present").value_or(Expression{});
  feature.values = fields.expression("values");
  fields.report_unknown();
  return feature;
}

}  // namespace

std::map<std::string, Feature> decode_features(std::string_view text, const std::string& file,
                                               Diagnostics& diagnostics) {
  std::map<std::string, Feature> features;
  const std::optional<text::Node> whole = single_document(text, {file, 1, 1}, diagnostics);
  if (!whole) return features;
  const Fields fields(*whole, "the table of features", diagnostics);
  for (const text::Node::Entry& entry : whole->entries) {
    features[entry.key] = decode_feature(entry, diagnostics);
  }
  return features;
}

}  // namespace seaworthy::spec
