// Any bytes as a scrape's answer, in both formats: samples and findings with places inside the
// text; never an exception.

#include <algorithm>
#include <cstdlib>

#include "judge/exposition.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace seaworthy::judge;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const size_t lines = static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + 2;
  for (const ExpositionFormat format : {ExpositionFormat::kText, ExpositionFormat::kOpenMetrics}) {
    const Exposition exposition = parse_exposition(text, format);
    if (exposition.findings.size() > kFindingsMax) std::abort();
    for (const ExpositionFinding& finding : exposition.findings) {
      if (finding.line < 1 || finding.line > lines || finding.column < 1 ||
          finding.column > size + 1 || finding.problem.empty())
        std::abort();
    }
    for (const MetricSample& sample : exposition.samples) {
      if (sample.name.empty()) std::abort();
    }
  }
  return 0;
}
