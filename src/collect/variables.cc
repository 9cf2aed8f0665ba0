#include "collect/variables.h"

#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "spec/variable.h"

namespace seaworthy::collect {
namespace {

const Json& value_of(const std::string& name, const Variables& variables) {
  const auto found = variables.find(name);
  if (found != variables.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& [variable, value] : variables) known.push_back("$" + variable);
  throw UsageError("unknown variable `$" + name + "`; known: " + join(known, ", "));
}

}  // namespace

std::string substitute(const std::string& text, const Variables& variables) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    if (text[at] != '$') {
      out += text[at++];
    } else if (at + 1 < text.size() && text[at + 1] == '$') {
      out += '$';
      at += 2;
    } else if (const auto reference = spec::variable_at(text, at); !reference.name.empty()) {
      const Json& value = value_of(reference.name, variables);
      out += value.is_string() ? value.get<std::string>() : to_line(value);
      at = reference.end;
    } else {
      out += text[at++];
    }
  }
  return out;
}

Json substitute(const Json& value, const Variables& variables) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (!text.empty() && text[0] == '$') {
      const auto reference = spec::variable_at(text, 0);
      if (!reference.name.empty() && reference.end == text.size())
        return value_of(reference.name, variables);
    }
    return substitute(text, variables);
  }
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value) out.push_back(substitute(item, variables));
    return out;
  }
  if (value.is_object()) {
    Json out = Json::object();
    for (const auto& [key, member] : value.items())
      out[substitute(key, variables)] = substitute(member, variables);
    return out;
  }
  return value;
}

}  // namespace seaworthy::collect
