#include "judge/exposition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "judge/exposition_line.h"

namespace seaworthy::judge {
namespace {

struct TypeRule {
  const char* name;
  std::vector<std::string> suffixes;  ///< of its samples
};

const std::vector<TypeRule>& types_of(ExpositionFormat format) {
  static const std::vector<TypeRule> text = {{"counter", {""}},
                                             {"gauge", {""}},
                                             {"untyped", {""}},
                                             {"histogram", {"_bucket", "_sum", "_count"}},
                                             {"summary", {"", "_sum", "_count"}}};
  static const std::vector<TypeRule> open_metrics = {
      {"counter", {"_total", "_created"}},
      {"gauge", {""}},
      {"unknown", {""}},
      {"stateset", {""}},
      {"info", {"_info"}},
      {"histogram", {"_bucket", "_sum", "_count", "_created"}},
      {"gaugehistogram", {"_bucket", "_gsum", "_gcount"}},
      {"summary", {"", "_sum", "_count", "_created"}}};
  return format == ExpositionFormat::kText ? text : open_metrics;
}

const TypeRule* find_type(ExpositionFormat format, const std::string& name) {
  for (const TypeRule& rule : types_of(format)) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

struct Family {
  const TypeRule* type = nullptr;
  bool has_help = false, has_unit = false, has_samples = false, has_ended = false;
};

/// The samples of one histogram: those that differ in `le` alone.
struct Histogram {
  std::map<double, double> buckets;
  std::optional<double> count;
  size_t line = 0;
};

class Parser {
 public:
  explicit Parser(ExpositionFormat format) : format_(format) {}

  Exposition parse(std::string_view text) {
    if (!text.empty() && !text.ends_with('\n'))
      find(1 + static_cast<size_t>(std::count(text.begin(), text.end(), '\n')), 1,
           "the last line has no end");
    for (size_t line = 1; !text.empty(); ++line) {
      const size_t end = std::min(text.find('\n'), text.size());
      read(text.substr(0, end), line);
      text.remove_prefix(std::min(end + 1, text.size()));
      last_ = line;
    }
    if (format_ == ExpositionFormat::kOpenMetrics && !ended_)
      find(last_ + 1, 1, "the text does not end with `# EOF`: it may be cut off");
    check_histograms();
    auto& findings = result_.findings;
    std::stable_sort(findings.begin(), findings.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    if (findings.size() > kFindingsMax) findings.resize(kFindingsMax);
    return std::move(result_);
  }

 private:
  void find(size_t line, size_t column, std::string problem) {
    // Of those of the families more may come at earlier lines: a little beyond the limit is kept.
    if (result_.findings.size() < 2 * kFindingsMax)
      result_.findings.push_back({line, column, std::move(problem)});
  }

  void read(std::string_view text, size_t number) {
    try {
      if (ended_) throw BadLine{1, "a line behind `# EOF`"};
      MetricLine line = parse_metric_line(text, format_);
      switch (line.kind) {
        case MetricLine::Kind::kNothing:
          return;
        case MetricLine::Kind::kEnd:
          ended_ = true;
          return;
        case MetricLine::Kind::kHelp:
        case MetricLine::Kind::kType:
        case MetricLine::Kind::kUnit:
          describe(line, number);
          return;
        case MetricLine::Kind::kSample:
          line.sample.line = number;
          add(std::move(line.sample));
          return;
      }
    } catch (const BadLine& bad) {
      find(number, bad.column, bad.problem);
    }
  }

  Family& enter(const std::string& name, size_t line) {
    if (current_ != name) {
      if (!current_.empty()) families_[current_].has_ended = true;
      current_ = name;
      if (families_[name].has_ended)
        find(line, 1, "the lines of " + quoted_exposition(name) + " are not together");
    }
    return families_[name];
  }

  void describe(const MetricLine& line, size_t number) {
    Family& family = enter(line.name, number);
    const auto once = [&](bool& seen, const char* word) {
      if (seen)
        find(number, 1, "a second `" + std::string(word) + "` of " + quoted_exposition(line.name));
      seen = true;
    };
    if (line.kind == MetricLine::Kind::kHelp) {
      once(family.has_help, "HELP");
    } else if (line.kind == MetricLine::Kind::kUnit) {
      once(family.has_unit, "UNIT");
      if (!line.name.ends_with("_" + line.text))
        find(number, 1,
             "the name " + quoted_exposition(line.name) + " does not end in its unit " +
                 quoted_exposition(line.text));
    } else {
      const TypeRule* type = find_type(format_, line.text);
      if (type == nullptr)
        find(number, 1, quoted_exposition(line.text) + " is no type of a metric");
      if (family.type != nullptr)
        find(number, 1, "a second `TYPE` of " + quoted_exposition(line.name));
      if (family.has_samples)
        find(number, 1,
             "the `TYPE` of " + quoted_exposition(line.name) + " stands behind its samples");
      family.type = type;
    }
  }

  /// The family that a sample belongs to, and what its name has beyond the family's.
  std::pair<std::string, std::string> family_of(const std::string& name) const {
    const auto exact = families_.find(name);
    if (exact != families_.end() && exact->second.type != nullptr) return {name, ""};
    for (const char* suffix :
         {"_bucket", "_sum", "_count", "_total", "_created", "_info", "_gsum", "_gcount"}) {
      if (!name.ends_with(suffix)) continue;
      const std::string base = name.substr(0, name.size() - std::string_view(suffix).size());
      const auto found = families_.find(base);
      if (found == families_.end() || found->second.type == nullptr) continue;
      const auto& allowed = found->second.type->suffixes;
      if (std::find(allowed.begin(), allowed.end(), suffix) != allowed.end()) return {base, suffix};
    }
    return {name, ""};
  }

  void add(MetricSample sample) {
    const auto [name, suffix] = family_of(sample.name);
    Family& family = enter(name, sample.line);
    family.has_samples = true;
    if (family.type != nullptr) check_type(sample, name, suffix, *family.type);
    const auto key = std::pair(sample.name, sample.labels);
    auto& stamps = series_[key];
    const bool is_new = stamps.insert(sample.timestamp.value_or(std::nan(""))).second;
    const bool may_repeat = format_ == ExpositionFormat::kOpenMetrics && sample.timestamp && is_new;
    if (stamps.size() > 1 ? !may_repeat : !is_new)
      find(sample.line, 1,
           "the series of " + quoted_exposition(sample.name) + " was there already");
    result_.samples.push_back(std::move(sample));
  }

  void check_type(const MetricSample& sample, const std::string& name, const std::string& suffix,
                  const TypeRule& type) {
    const std::string kind = type.name;
    if (std::find(type.suffixes.begin(), type.suffixes.end(), suffix) == type.suffixes.end()) {
      find(sample.line, 1,
           "a sample of the " + kind + " " + quoted_exposition(name) + " must end in `" +
               type.suffixes.front() + "`");
      return;
    }
    const bool is_count =
        (kind == "counter" && suffix != "_created") || suffix == "_bucket" || suffix == "_count";
    if (is_count && !(sample.value >= 0))
      find(sample.line, 1, quoted_exposition(sample.name) + " counts, and is not a number from 0");
    if (suffix == "_bucket") {
      note_bucket(sample, name);
    } else if (suffix == "_count" && kind == "histogram") {
      note(sample, name, sample.labels).count = sample.value;
    } else if (kind == "summary" && suffix.empty()) {
      check_quantile(sample);
    }
  }

  Histogram& note(const MetricSample& sample, const std::string& name, MetricLabels labels) {
    labels.erase("le");
    Histogram& histogram = histograms_[{name, std::move(labels)}];
    histogram.line = sample.line;
    return histogram;
  }

  void note_bucket(const MetricSample& sample, const std::string& name) {
    const auto le = sample.labels.find("le");
    const auto bound = le == sample.labels.end() ? std::nullopt : parse_metric_number(le->second);
    if (!bound || std::isnan(*bound)) {
      find(sample.line, 1, "a bucket of " + quoted_exposition(name) + " without a number as `le`");
      return;
    }
    note(sample, name, sample.labels).buckets[*bound] = sample.value;
  }

  void check_quantile(const MetricSample& sample) {
    const auto quantile = sample.labels.find("quantile");
    const auto value =
        quantile == sample.labels.end() ? std::nullopt : parse_metric_number(quantile->second);
    if (!value || !(*value >= 0 && *value <= 1))
      find(sample.line, 1,
           "a sample of the summary " + quoted_exposition(sample.name) +
               " without a `quantile` from 0 to 1");
  }

  void check_histograms() {
    for (const auto& [key, histogram] : histograms_) {
      const std::string name = quoted_exposition(key.first);
      const auto& buckets = histogram.buckets;
      if (buckets.empty() || !std::isinf(buckets.rbegin()->first)) {
        find(histogram.line, 1, "the histogram " + name + " has no bucket `+Inf`");
        continue;
      }
      double before = 0;
      for (const auto& [bound, value] : buckets) {
        if (value < before) {
          find(histogram.line, 1, "the buckets of " + name + " do not grow");
          break;
        }
        before = value;
      }
      if (histogram.count && *histogram.count != buckets.rbegin()->second)
        find(histogram.line, 1, "the `+Inf` bucket of " + name + " is not its count");
    }
  }

  /// A series without a timestamp has one point.
  struct StampOrder {
    bool operator()(double a, double b) const {
      if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && !std::isnan(b);
      return a < b;
    }
  };

  ExpositionFormat format_;
  Exposition result_;
  std::map<std::string, Family> families_;
  std::map<std::pair<std::string, MetricLabels>, std::set<double, StampOrder>> series_;
  std::map<std::pair<std::string, MetricLabels>, Histogram> histograms_;
  std::string current_;
  bool ended_ = false;
  size_t last_ = 0;
};

}  // namespace

Exposition parse_exposition(std::string_view text, ExpositionFormat format) {
  return Parser(format).parse(text);
}

std::optional<ExpositionFormat> exposition_format(const std::string& content_type) {
  std::string type = content_type.substr(0, content_type.find(';'));
  type.erase(type.find_last_not_of(" \t") + 1);
  if (type == "text/plain") return ExpositionFormat::kText;
  if (type == "application/openmetrics-text") return ExpositionFormat::kOpenMetrics;
  return std::nullopt;
}

}  // namespace seaworthy::judge
