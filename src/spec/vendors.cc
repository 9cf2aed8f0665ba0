#include "spec/fields.h"
#include "spec/tables.h"

namespace seaworthy::spec {
namespace {

using Kind = text::Node::Kind;

void check_source(const text::Node& node, const std::string& property, Diagnostics& diagnostics) {
  Fields fields(node, "a source of `" + property + "`", diagnostics);
  int ways = 0;
  for (const char* way : {"attribute", "capacity", "value"})
    ways += fields.take(way) == nullptr ? 0 : 1;
  fields.boolean("derived");
  if (fields.is_map() && ways != 1) {
    diagnostics.error(node.where, "source-kind",
                      fields.place() + " needs one of `attribute`, `capacity` and `value`");
  }
  fields.report_unknown();
}

void check_attributes(const text::Node& node, Diagnostics& diagnostics) {
  Fields fields(node, "`attributes`", diagnostics);
  for (const std::string& property : vendor_properties()) {
    if (!fields.is_a(property, Kind::kList, "a list of sources")) continue;
    for (const text::Node& source : fields.take(property)->items)
      check_source(source, property, diagnostics);
  }
  fields.report_unknown();
}

/// Expressions of cases hand it to jq's `test`.
void check_regex(const std::string& name, Fields& fields, Diagnostics& diagnostics) {
  const std::optional<std::string> pattern = fields.string(name);
  if (!pattern) return;
  const std::optional<std::string> problem = text::regex_problem(*pattern);
  if (!problem) return;
  diagnostics.error(
      fields.where_of(name), "regex",
      "`" + name + "` in " + fields.place() + " is no regular expression: " + *problem);
}

void check_inside(const text::Node& node, Diagnostics& diagnostics) {
  Fields fields(node, "`inside`", diagnostics);
  if (fields.require("source") != nullptr) fields.choice("source", inside_sources());
  check_regex("nodes", fields, diagnostics);
  check_regex("shared", fields, diagnostics);
  fields.number("memoryTolerance");
  fields.report_unknown();
}

}  // namespace

const std::vector<std::string>& inside_sources() {
  static const std::vector<std::string> names = {"identity-block", "nvidia-proc", "pci", "none"};
  return names;
}

const std::vector<std::string>& vendor_properties() {
  static const std::vector<std::string> names = {"vendor", "model",    "memory",   "numa",
                                                 "uuid",   "pciBusID", "pcieRoot", "nvlink"};
  return names;
}

Vendor decode_vendor(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  Vendor vendor;
  const std::optional<text::Node> whole = single_document(text, {file, 1, 1}, diagnostics);
  if (!whole) return vendor;
  vendor.table = whole->json();
  Fields fields(*whole, "the vendor table", diagnostics);
  if (fields.require("name") != nullptr) vendor.name = fields.string("name").value_or("");
  if (fields.require("title") != nullptr) fields.string("title");
  if (fields.require("drivers") != nullptr) fields.strings("drivers");
  fields.boolean("simulated");
  fields.string("deviceClass");
  fields.string("sharedDeviceClass");
  fields.is_a("deviceSelector", Kind::kMap, "a map");
  if (const text::Node* inside = fields.take("inside")) check_inside(*inside, diagnostics);
  if (const text::Node* attributes = fields.require("attributes"))
    check_attributes(*attributes, diagnostics);
  fields.report_unknown();
  return vendor;
}

}  // namespace seaworthy::spec
