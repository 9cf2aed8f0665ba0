#include "spec/variable.h"

#include <cctype>
#include <string_view>

namespace seaworthy::spec {
namespace {

bool is_name_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool stands_for(const std::string& file, size_t at, std::string_view path) {
  for (; at < file.size(); ++at, path.remove_prefix(1)) {
    if (file[at] == '$') {
      const VariableReference variable = variable_at(file, at);
      if (!variable.name.empty()) {
        for (size_t length = 1; length <= path.size() && path[length - 1] != '/'; ++length) {
          if (stands_for(file, variable.end, path.substr(length))) return true;
        }
        return false;
      }
    }
    if (path.empty() || path.front() != file[at]) return false;
  }
  return path.empty();
}

}  // namespace

VariableReference variable_at(const std::string& text, size_t at) {
  const bool braced = at + 1 < text.size() && text[at + 1] == '{';
  const size_t begin = at + (braced ? 2 : 1);
  size_t end = begin;
  while (end < text.size() && is_name_character(text[end])) ++end;
  if (end == begin || (braced && (end == text.size() || text[end] != '}'))) return {};
  return {text.substr(begin, end - begin), end + (braced ? 1 : 0)};
}

std::string whole_variable(const std::string& text) {
  if (text.empty() || text[0] != '$') return "";
  VariableReference variable = variable_at(text, 0);
  return variable.end == text.size() ? std::move(variable.name) : "";
}

std::string variable_name(const std::string& name) {
  std::string upper;
  for (const char c : name) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isupper(letter) && !upper.empty()) upper += '_';
    upper += std::isalnum(letter) ? static_cast<char>(std::toupper(letter)) : '_';
  }
  return upper;
}

std::vector<std::string> variables_in(const std::string& file) {
  std::vector<std::string> names;
  for (size_t at = file.find('$'); at != std::string::npos; at = file.find('$', at + 1)) {
    if (VariableReference variable = variable_at(file, at); !variable.name.empty())
      names.push_back(std::move(variable.name));
  }
  return names;
}

bool may_stand_for(const std::string& file, const std::string& path) {
  return stands_for(file, 0, path);
}

std::vector<std::string> manifests_named(const Case& test, const std::string& file) {
  if (test.manifests.contains(file)) return {file};
  std::vector<std::string> names;
  for (const auto& [name, text] : test.manifests) {
    if (may_stand_for(file, name)) names.push_back(name);
  }
  return names;
}

}  // namespace seaworthy::spec
