#include "base/json.h"

#include <ostream>

template class nlohmann::json_pointer<std::string>;
template class nlohmann::basic_json<seaworthy::JsonMembers>;

namespace seaworthy {

std::string to_line(const Json& value) {
  return value.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

std::string to_pretty(const Json& value) {
  return value.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

Json json_of(std::string_view text) { return Json::parse(text); }

Json json_or_discarded(std::string_view text) {
  return Json::parse(text, /*cb=*/nullptr, /*allow_exceptions=*/false);
}

std::string string_at(const Json& value, std::string_view pointer, const std::string& fallback) {
  const Json* at = &value;
  while (!pointer.empty() && at->is_object()) {
    const std::string_view name = pointer.substr(1, pointer.find('/', 1) - 1);
    if (name.find('~') != std::string_view::npos) break;
    const auto found = at->find(name);
    if (found == at->end()) return fallback;
    at = &*found;
    pointer.remove_prefix(name.size() + 1);
  }
  if (!pointer.empty()) {  // the rest leads through a list, or an escaped name
    const Json::json_pointer rest{std::string(pointer)};
    if (!at->contains(rest)) return fallback;
    at = &at->at(rest);
  }
  return at->is_string() ? at->get<std::string>() : fallback;
}

void PrintTo(const Json& value, std::ostream* out) { *out << to_line(value); }

}  // namespace seaworthy
