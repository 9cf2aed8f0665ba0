#include "judge/accelerator.h"

#include <algorithm>

#include "base/quantity.h"

namespace seaworthy::judge {
namespace {

/// The member `name` of a map of qualified names, with or without the driver's domain; nullptr
/// where there is none.
const Json* qualified(const Json& device, const char* map, const std::string& name,
                      const std::string& driver) {
  if (!device.contains(map)) return nullptr;
  const Json& members = device.at(map);
  const std::string domain = driver + "/";
  const std::string other = name.rfind(domain, 0) == 0 ? name.substr(domain.size()) : domain + name;
  for (const std::string& spelling : {name, other}) {
    if (members.contains(spelling)) return &members.at(spelling);
  }
  return nullptr;
}

/// {int: 1} is 1. Of a list, the first is the device's own (deviceattribute, numa_linux.go).
Json attribute_value(const Json& attribute) {
  if (!attribute.is_object() || attribute.empty()) return nullptr;
  const Json& value = attribute.begin().value();
  return value.is_array() && !value.empty() ? value.front() : value;
}

Json capacity_value(const Json& capacity) {
  const std::string text = string_at(capacity, "/value");
  const auto bytes = parse_quantity(text);
  return bytes ? Json(*bytes) : Json(text);
}

std::optional<Property> alternative(const Json& device, const std::string& driver,
                                    const Json& rule) {
  if (rule.contains("value")) return Property{rule.at("value"), "the driver's name", true};
  for (const char* kind : {"attribute", "capacity"}) {
    const std::string name = string_at(rule, std::string("/") + kind);
    if (name.empty()) continue;
    const bool is_attribute = kind == std::string("attribute");
    const Json* found = qualified(device, is_attribute ? "attributes" : "capacity", name, driver);
    if (found != nullptr)
      return Property{is_attribute ? attribute_value(*found) : capacity_value(*found), name, false};
  }
  return std::nullopt;
}

bool is_no_answer(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text == "unknown" || text == "n/a" || text == "none";
}

}  // namespace

const spec::Vendor* vendor_of(const std::string& driver, const std::vector<spec::Vendor>& vendors) {
  for (const spec::Vendor& vendor : vendors) {
    const Json drivers = vendor.table.value("drivers", Json::array());
    if (std::find(drivers.begin(), drivers.end(), driver) != drivers.end()) return &vendor;
  }
  return nullptr;
}

std::optional<Property> property(const Json& device, const std::string& driver,
                                 const spec::Vendor& vendor, const std::string& word) {
  const Json::json_pointer path("/attributes/" + word);
  if (!vendor.table.contains(path)) return std::nullopt;
  for (const Json& rule : vendor.table.at(path)) {
    if (auto found = alternative(device, driver, rule)) return found;
  }
  return std::nullopt;
}

std::string flaw(const std::string& word, const Json& value) {
  if (word == "numa") {
    if (!value.is_number_integer()) return "no integer";
    return value.get<int64_t>() < 0 ? "negative" : "";
  }
  if (word == "memory") {
    if (!value.is_number()) return "no quantity";
    return value.get<double>() > 0 ? "" : "not above zero";
  }
  if (!value.is_string()) return "no text";
  const auto& text = value.get_ref<const std::string&>();
  if (text.empty()) return "empty";
  return is_no_answer(text) ? "no answer" : "";
}

std::vector<std::string> published(const Json& device) {
  std::vector<std::string> names;
  for (const char* map : {"attributes", "capacity"}) {
    if (!device.contains(map)) continue;
    for (const auto& [name, value] : device.at(map).items()) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace seaworthy::judge
