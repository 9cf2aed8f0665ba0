#pragma once
// HTML from a Mustache template (https://mustache.github.io/mustache.5.html) and JSON values.

#include <string>

#include "base/json.h"

namespace seaworthy::text {

/// `{{name}}` is escaped by escape_markup(), `{{{name}}}` is put in as it is. Numbers print as JSON
/// does; null and a missing name print nothing. Throws Error "bad template: REASON" for a template
/// that is not well formed.
[[nodiscard]] std::string render_template(const std::string& html_template, const Json& values);

}  // namespace seaworthy::text
