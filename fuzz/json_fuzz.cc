// The fast reader of JSON and the library agree on every text: on what is JSON, and on its value.

#include <cstdlib>

#include "base/json_parse.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  using namespace seaworthy;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Json theirs = json_or_discarded(text);
  const Json ours = parse_json(text);
  if (ours.is_discarded() != theirs.is_discarded()) std::abort();
  if (!ours.is_discarded() && to_line(ours) != to_line(theirs)) std::abort();
  return 0;
}
