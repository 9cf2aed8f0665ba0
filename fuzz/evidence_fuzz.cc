// The evidence reader: a line is a fact, or refused with a reason; a fact survives being written
// again.

#include <cstdlib>

#include "base/error.h"
#include "spec/fact.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  using namespace seaworthy;
  const Json line = json_or_discarded({reinterpret_cast<const char*>(data), size});
  if (line.is_discarded()) return 0;
  try {
    const Json written = spec::Fact::from_json(line).json();
    if (spec::Fact::from_json(written).json() != written) std::abort();
  } catch (const UsageError&) {
    return 0;
  }
  return 0;
}
