#include "text/input.h"

#include "text/input_members.h"

namespace seaworthy::text {

Input::Input(const Json& object) : members_(std::make_unique<Members>(object)) {}
Input::~Input() = default;

Input::Members::~Members() {
  for (const auto& [name, value] : converted) jv_free(value);
}

jv Input::Members::show(const std::set<std::string>& names) {
  for (const std::string& name : names) {
    if (object.contains(name) && !converted.contains(name))
      converted[name] = maker.make(object.at(name));
  }
  jv shown = jv_object();
  for (const std::string& name : names) {
    const auto found = converted.find(name);
    if (found == converted.end()) continue;
    shown = jv_object_set(shown, jv_string_sized(name.data(), static_cast<int>(name.size())),
                          jv_copy(found->second));
  }
  return shown;
}

}  // namespace seaworthy::text
