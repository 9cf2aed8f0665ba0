#include "collect/dropped.h"

#include <algorithm>
#include <cctype>

namespace seaworthy::collect {
namespace {

std::string child(const std::string& path, const std::string& key) {
  const bool plain = !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '_';
  });
  return plain ? path + "." + key : path + "[\"" + key + "\"]";
}

const Json* counterpart(const Json& item, size_t position, const Json& stored) {
  if (item.is_object() && item.contains("name")) {
    for (const Json& candidate : stored) {
      if (candidate.is_object() && candidate.value("name", Json()) == item["name"])
        return &candidate;
    }
    return nullptr;
  }
  return position < stored.size() ? &stored[position] : nullptr;
}

void compare(const Json& applied, const Json& stored, const std::string& path,
             std::vector<std::string>& dropped) {
  if (applied.is_object() && stored.is_object()) {
    for (const auto& [key, value] : applied.items()) {
      const bool empty =
          value.is_null() || ((value.is_object() || value.is_array()) && value.empty());
      if (stored.contains(key)) {
        compare(value, stored[key], child(path, key), dropped);
      } else if (!empty) {
        dropped.push_back(child(path, key));
      }
    }
  } else if (applied.is_array() && stored.is_array()) {
    for (size_t i = 0; i < applied.size(); ++i) {
      const std::string here = path + "[" + std::to_string(i) + "]";
      const Json* other = counterpart(applied[i], i, stored);
      if (other == nullptr) {
        dropped.push_back(here);
      } else {
        compare(applied[i], *other, here, dropped);
      }
    }
  }
}

}  // namespace

std::vector<std::string> dropped_fields(const Json& applied, const Json& stored) {
  Json readable = applied;
  if (string_at(readable, "/kind") == "Secret") readable.erase("stringData");
  std::vector<std::string> dropped;
  compare(readable, stored, "", dropped);
  return dropped;
}

}  // namespace seaworthy::collect
