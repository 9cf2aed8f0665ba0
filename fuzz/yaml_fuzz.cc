// The YAML walker: never crashes, and whatever it returns can be written as JSON.

#include "text/yaml.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  using namespace seaworthy;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  for (const text::Node& document : text::parse_yaml(text, {"a.yaml", 1, 1}, diagnostics)) {
    (void)to_line(document.json());
  }
  for (const Diagnostic& finding : diagnostics.all()) (void)render(finding, text);
  return 0;
}
