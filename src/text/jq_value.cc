#include "text/jq_value.h"

#include <cmath>
#include <limits>

#include "text/jq.h"

namespace seaworthy::text {
namespace {

constexpr int kDeepest = 1000;

jv to_string(const std::string& text) {
  return jv_string_sized(text.data(), static_cast<int>(text.size()));
}

int depth_of(const Json& value, int limit) {
  int deepest = 0;
  if (limit > 0 && value.is_structured()) {
    for (const Json& item : value) deepest = std::max(deepest, 1 + depth_of(item, limit - 1));
  }
  return deepest;
}

/// REQUIRES: nested no deeper than kDeepest, so that nothing is thrown while libjq's values are
/// held.
jv convert(const Json& value) {
  switch (value.type()) {
    case Json::value_t::object: {
      jv out = jv_object();
      for (const auto& [key, item] : value.items()) {
        out = jv_object_set(out, to_string(key), convert(item));
      }
      return out;
    }
    case Json::value_t::array: {
      jv out = jv_array_sized(static_cast<int>(value.size()));
      for (const Json& item : value) out = jv_array_append(out, convert(item));
      return out;
    }
    case Json::value_t::string:
      return to_string(value.get_ref<const std::string&>());
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

jv to_jv(const Json& value) {
  if (depth_of(value, kDeepest + 1) > kDeepest) {
    throw JqError("the input is nested deeper than " + std::to_string(kDeepest));
  }
  return convert(value);
}

Json from_jv(jv value) {
  Json out = view(value);
  jv_free(value);
  return out;
}

}  // namespace seaworthy::text
