#pragma once
// The text that a metrics endpoint answers a scrape with, read strictly: the Prometheus text format
// 0.0.4 and OpenMetrics 1.0 as far as scrapes use them. What a lenient scraper would let pass is a
// finding with its place. Pure; any bytes are input.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seaworthy::judge {

enum class ExpositionFormat { kText, kOpenMetrics };

using MetricLabels = std::map<std::string, std::string>;

struct MetricSample {
  std::string name;
  MetricLabels labels;
  double value = 0;
  std::optional<double> timestamp;  ///< as written: milliseconds in the text format, else seconds
  size_t line = 0;
};

/// Place and problem; lines and columns count from 1, columns in bytes.
struct ExpositionFinding {
  size_t line = 0;
  size_t column = 0;
  std::string problem;
};

struct Exposition {
  std::vector<MetricSample> samples;        ///< of every line that could be read
  std::vector<ExpositionFinding> findings;  ///< by line; the first kFindingsMax
};

constexpr size_t kFindingsMax = 100;

[[nodiscard]] Exposition parse_exposition(std::string_view text, ExpositionFormat format);

/// By the media type of the answer; nothing where it is of neither format.
[[nodiscard]] std::optional<ExpositionFormat> exposition_format(const std::string& content_type);

}  // namespace seaworthy::judge
