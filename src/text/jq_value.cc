#include "text/jq_value.h"

#include <cmath>
#include <limits>
#include <vector>

#include "text/jq.h"

namespace seaworthy::text {
namespace {

constexpr int kDeepest = 1000;

// What is larger is as good as never met again.
constexpr size_t kMostParts = 64, kLongestText = 256;
// As many as are kept: a wait on objects that change makes new ones for as long as it lasts.
constexpr size_t kMostKnown = 200'000;

/// Consumes `parts`: of an object names and values in turn.
jv assemble(bool is_object, const std::vector<jv>& parts) {
  if (!is_object) {
    jv out = jv_array_sized(static_cast<int>(parts.size()));
    for (const jv& part : parts) out = jv_array_append(out, part);
    return out;
  }
  jv out = jv_object();
  for (size_t i = 0; i < parts.size(); i += 2) out = jv_object_set(out, parts[i], parts[i + 1]);
  return out;
}

int depth_of(const Json& value, int limit) {
  int deepest = 0;
  if (limit > 0 && value.is_structured()) {
    for (const Json& item : value) deepest = std::max(deepest, 1 + depth_of(item, limit - 1));
  }
  return deepest;
}

Json from_number(double number) {
  constexpr double kLargestExact = 9007199254740992.0;  // 2^53
  if (std::isnan(number)) return nullptr;
  if (std::isinf(number)) return std::copysign(std::numeric_limits<double>::max(), number);
  if (std::trunc(number) == number && std::abs(number) <= kLargestExact) {
    return static_cast<int64_t>(number);
  }
  return number;
}

/// Does not consume `value`.
Json view(jv value) {
  switch (jv_get_kind(value)) {
    case JV_KIND_INVALID:
    case JV_KIND_NULL:
      return nullptr;
    case JV_KIND_FALSE:
      return false;
    case JV_KIND_TRUE:
      return true;
    case JV_KIND_NUMBER:
      return from_number(jv_number_value(value));
    case JV_KIND_STRING:
      return std::string(jv_string_value(value),
                         static_cast<size_t>(jv_string_length_bytes(jv_copy(value))));
    case JV_KIND_ARRAY: {
      Json out = Json::array();
      const int size = jv_array_length(jv_copy(value));
      for (int i = 0; i < size; ++i) out.push_back(from_jv(jv_array_get(jv_copy(value), i)));
      return out;
    }
    case JV_KIND_OBJECT: {
      Json out = Json::object();
      for (int i = jv_object_iter(value); jv_object_iter_valid(value, i);
           i = jv_object_iter_next(value, i)) {
        const Json key = from_jv(jv_object_iter_key(value, i));
        out[key.get_ref<const std::string&>()] = from_jv(jv_object_iter_value(value, i));
      }
      return out;
    }
  }
  return nullptr;
}

}  // namespace

jv ValueMaker::make(const Json& value) {
  if (depth_of(value, kDeepest + 1) > kDeepest) {
    throw JqError("the input is nested deeper than " + std::to_string(kDeepest));
  }
  if (known_.size() > kMostKnown) forget();
  return convert(value);
}

/// REQUIRES: nested no deeper than kDeepest, so that nothing is thrown while libjq's values are
/// held.
jv ValueMaker::convert(const Json& value) {
  switch (value.type()) {
    case Json::value_t::object:
    case Json::value_t::array:
      return convert_parts(value);
    case Json::value_t::string:
      return text(value.get_ref<const std::string&>());
    case Json::value_t::boolean:
      return jv_bool(value.get<bool>() ? 1 : 0);
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
      return jv_number(value.get<double>());
    case Json::value_t::null:
    case Json::value_t::binary:
    case Json::value_t::discarded:
      return jv_null();
  }
  return jv_null();
}

jv ValueMaker::text(const std::string& value) {
  const auto fresh = [&] { return jv_string_sized(value.data(), static_cast<int>(value.size())); };
  if (value.size() > kLongestText) return fresh();
  const auto [at, is_new] = known_.try_emplace("s" + value, jv_invalid());
  if (is_new) at->second = fresh();
  return jv_copy(at->second);
}

jv ValueMaker::convert_parts(const Json& value) {
  std::vector<jv> parts;
  parts.reserve(value.size() * (value.is_object() ? 2 : 1));
  if (value.is_object()) {
    for (const auto& [name, item] : value.items()) {
      parts.push_back(text(name));
      parts.push_back(convert(item));
    }
  } else {
    for (const Json& item : value) parts.push_back(convert(item));
  }
  if (parts.size() > kMostParts) return assemble(value.is_object(), parts);
  std::string key = value.is_object() ? "o" : "a";
  // Equal parts are identical, and so are their bytes (see jv_identical).
  key.append(reinterpret_cast<const char*>(parts.data()), parts.size() * sizeof(jv));
  const auto [at, is_new] = known_.try_emplace(std::move(key), jv_invalid());
  if (is_new) {
    at->second = assemble(value.is_object(), parts);
  } else {
    for (const jv& part : parts) jv_free(part);
  }
  return jv_copy(at->second);
}

void ValueMaker::forget() {
  for (const auto& [parts, value] : known_) jv_free(value);
  known_.clear();
}

Json from_jv(jv value) {
  Json out = view(value);
  jv_free(value);
  return out;
}

}  // namespace seaworthy::text
