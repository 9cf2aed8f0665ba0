// The Markdown loader: decoding and resolving never crash, and every finding can be shown.
// Expressions have a target of their own.

#include "spec/draft.h"
#include "spec/resolve.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  using namespace seaworthy;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::map<std::string, std::string> files = {
      {"manifests/a.yaml", "{apiVersion: v1, kind: Pod}"}};
  const std::map<std::string, spec::Feature> features = {{"dra", {}}};
  Diagnostics diagnostics;
  for (const char* file : {"a.md", "a.yaml"}) {
    spec::Draft draft = spec::decode_case(text, file, diagnostics);
    draft.value.file = file;
    spec::resolve_case(draft, {files, features, std::set<std::string>{"scheduler-no-gang"}},
                       diagnostics);
  }
  for (const Diagnostic& finding : diagnostics.all()) (void)render(finding, text);
  return 0;
}
