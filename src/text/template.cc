#include "text/template.h"

#include <kainjow/mustache.hpp>

#include "base/error.h"
#include "text/xml.h"

namespace seaworthy::text {
namespace {

using kainjow::mustache::data;

data to_data(const Json& value) {
  switch (value.type()) {
    case Json::value_t::object: {
      data out(data::type::object);
      for (const auto& [key, item] : value.items()) out.set(key, to_data(item));
      return out;
    }
    case Json::value_t::array: {
      data out(data::type::list);
      for (const Json& item : value) out.push_back(to_data(item));
      return out;
    }
    case Json::value_t::string:
      return data(value.get_ref<const std::string&>());
    case Json::value_t::boolean:
      return data(value.get<bool>());
    case Json::value_t::null:
    case Json::value_t::discarded:
      return data(false);
    case Json::value_t::binary:
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
      return data(to_line(value));
  }
  return data(false);
}

}  // namespace

std::string render_template(const std::string& html_template, const Json& values) {
  kainjow::mustache::mustache page(html_template);
  page.set_custom_escape([](const std::string& text) { return escape_markup(text); });
  const std::string out = page.is_valid() ? page.render(to_data(values)) : "";
  if (!page.is_valid()) throw Error("bad template: " + page.error_message());
  return out;
}

}  // namespace seaworthy::text
