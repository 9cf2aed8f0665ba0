// Expressions: what the guard lets through compiles or is reported, and never leaves its place
// among its neighbours.

#include <cstdlib>

#include "text/jq.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  using namespace seaworthy;
  const std::string expression(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  const text::Program program({{"1", {"a", 1, 1}}, {expression, {"a", 2, 1}}, {"2", {"a", 3, 1}}},
                              diagnostics);
  const bool intact = program.run(0, nullptr) == std::vector<Json>{1} &&
                      program.run(2, nullptr) == std::vector<Json>{2};
  if (!intact) std::abort();
  return 0;
}
