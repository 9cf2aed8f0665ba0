#include "judge/oracle_exposition.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/text.h"
#include "judge/exposition.h"

namespace seaworthy::judge {
namespace {

/// Of a scrape: beyond it a double has no room for a count of one.
constexpr double kRelativeTolerance = 1e-9;
constexpr size_t kOffendersMax = 100;

/// The lines of the probe that a name stands for: of a `probe` step, or of every log of a `logs`
/// step.
std::vector<const Json*> lines_of(const Json& evidence) {
  std::vector<const Json*> lines;
  const auto add = [&](const Json& holder) {
    if (!holder.is_object() || !holder.contains("lines") || !holder.at("lines").is_array()) return;
    for (const Json& line : holder.at("lines")) lines.push_back(&line);
  };
  if (evidence.is_array()) {
    for (const Json& log : evidence) add(log);
  } else {
    add(evidence);
  }
  return lines;
}

struct Scrape {
  std::string response;
  std::vector<MetricSample> samples;
};

/// The scrapes of one name of the evidence, each parsed.
class Scrapes {
 public:
  Scrapes(const Json& document, const Json& with, const char* parameter)
      : evidence_(with.value(parameter, "")) {
    if (with.contains("responses")) {
      for (const Json& name : with.at("responses")) {
        if (!name.is_string()) throw UnreadableEvidence("`responses` must be a list of names");
        wanted_.push_back(name.get<std::string>());
      }
    }
    if (!document.contains(evidence_))
      throw UnreadableEvidence(fmt::format("`{}`: nothing named `{}`", parameter, evidence_));
    for (const Json* line : lines_of(document.at(evidence_))) add(*line);
    for (const std::string& name : wanted_) require(parameter, name);
    if (scrapes_.empty() && offenders.empty())
      throw UnreadableEvidence(
          fmt::format("`{}`: no response of the probe's `http` in `{}`", parameter, evidence_));
  }

  /// The sum of the series of this name whose labels hold these; nothing where there is none. Of
  /// several scrapes of one response the last counts.
  [[nodiscard]] std::optional<double> sum(const std::string& series, const MetricLabels& labels,
                                          const std::string& response) const {
    std::map<std::string, const Scrape*> last;
    for (const Scrape& scrape : scrapes_) last[scrape.response] = &scrape;
    std::optional<double> total;
    for (const auto& [name, scrape] : last) {
      if (!response.empty() && name != response) continue;
      for (const MetricSample& sample : scrape->samples) {
        const bool matches =
            sample.name == series &&
            std::includes(sample.labels.begin(), sample.labels.end(), labels.begin(), labels.end());
        if (matches) total = total.value_or(0) + sample.value;
      }
    }
    return total;
  }

  [[nodiscard]] size_t count() const { return scrapes_.size(); }
  [[nodiscard]] size_t samples() const {
    size_t count = 0;
    for (const Scrape& scrape : scrapes_) count += scrape.samples.size();
    return count;
  }
  std::vector<Offender> offenders;

 private:
  void offend(const std::string& response, Json more) {
    more.update({{"evidence", evidence_}, {"response", response}});
    offenders.push_back({std::move(more), {}});
  }

  void add(const Json& line) {
    if (!line.is_object()) return;
    const std::string kind = string_at(line, "/kind"), name = string_at(line, "/name");
    if (kind != "response" && kind != "failure") return;
    if (!wanted_.empty() && std::find(wanted_.begin(), wanted_.end(), name) == wanted_.end())
      return;
    seen_.push_back(name);
    if (kind == "failure") {
      offend(name, {{"problem", "no answer: " + string_at(line, "/error")}});
      return;
    }
    const int status = line.value("status", 0);
    if (status != 200) {
      offend(name, {{"problem", fmt::format("status {} instead of 200", status)}});
      return;
    }
    read(name, line);
  }

  void read(const std::string& name, const Json& line) {
    const std::string type = string_at(line, "/headers/content-type");
    const auto format = exposition_format(type);
    if (!format) {
      offend(name, {{"problem",
                     "the content type `" + printable(type, 80) + "` is none of an exposition"}});
      return;
    }
    if (line.value("truncated", false))
      throw UnreadableEvidence(
          fmt::format("the body of `{}` is longer than what the probe keeps", printable(name, 80)));
    Exposition read = parse_exposition(string_at(line, "/body"), *format);
    for (const ExpositionFinding& finding : read.findings) {
      offend(name,
             {{"line", finding.line}, {"column", finding.column}, {"problem", finding.problem}});
    }
    if (read.samples.empty()) offend(name, {{"problem", "no sample"}});
    scrapes_.push_back({name, std::move(read.samples)});
  }

  void require(const char* parameter, const std::string& name) const {
    if (std::find(seen_.begin(), seen_.end(), name) != seen_.end()) return;
    throw UnreadableEvidence(
        fmt::format("`{}`: no response named `{}` in `{}`", parameter, name, evidence_));
  }

  std::string evidence_;
  std::vector<std::string> wanted_, seen_;
  std::vector<Scrape> scrapes_;
};

struct Move {
  std::string series, response;
  MetricLabels labels;
  double by = 0;
  bool at_least = false;
};

Move read_move(const Json& value) {
  const auto refuse = [&]() -> UnreadableEvidence {
    return UnreadableEvidence("`moves`: " + to_line(value) +
                              " is not {series, labels, response, by: N or {atLeast: N}}");
  };
  if (!value.is_object() || !value.contains("by")) throw refuse();
  for (const auto& [field, member] : value.items()) {
    if (field != "series" && field != "labels" && field != "response" && field != "by")
      throw refuse();
  }
  Move move;
  move.series = string_at(value, "/series");
  move.response = string_at(value, "/response");
  const Json& by = value.at("by");
  move.at_least = by.is_object() && by.size() == 1 && by.contains("atLeast");
  const Json& number = move.at_least ? by.at("atLeast") : by;
  if (move.series.empty() || !number.is_number()) throw refuse();
  move.by = number.get<double>();
  if (move.by < 0 || (move.at_least && move.by == 0)) throw refuse();
  const Json labels = value.value("labels", Json::object());
  if (!labels.is_object()) throw refuse();
  for (const auto& [name, label] : labels.items()) {
    if (!label.is_string()) throw refuse();
    move.labels[name] = label.get<std::string>();
  }
  return move;
}

bool moved_as_expected(double moved, double after, const Move& move) {
  const double tolerance = kRelativeTolerance * std::max(1.0, std::abs(after));
  if (move.at_least) return moved >= move.by - tolerance;
  return std::abs(moved - move.by) <= tolerance;
}

/// What did not move so; nothing where it did. A series that is not there yet counts from 0: many
/// exporters show one when it is first used.
std::optional<Offender> check_move(const Move& move, const Scrapes& before, const Scrapes& after) {
  const std::optional<double> first = before.sum(move.series, move.labels, move.response);
  const std::optional<double> second = after.sum(move.series, move.labels, move.response);
  Json value = {{"series", move.series}, {"labels", move.labels}};
  if (!move.response.empty()) value["response"] = move.response;
  value["expected"] = move.at_least ? Json{{"atLeast", move.by}} : Json(move.by);
  if (!second) {
    value["problem"] = first ? "it is gone" : "it is not there";
    return Offender{std::move(value), {}};
  }
  const double moved = *second - first.value_or(0);
  if (moved_as_expected(moved, *second, move)) return std::nullopt;
  value["before"] = first ? Json(*first) : Json();
  value["after"] = *second;
  value["moved"] = moved;
  value["problem"] = moved == 0  ? "it did not move"
                     : moved < 0 ? "it fell"
                                 : "it moved by another amount";
  return Offender{std::move(value), {}};
}

}  // namespace

Findings exposition(const Json& document, const Json& with, const std::vector<spec::Vendor>&) {
  Scrapes before(document, with, "before");
  std::vector<Offender> offenders = std::move(before.offenders);
  size_t scrapes = before.count(), samples = before.samples();
  const Json moves = with.value("moves", Json::array());
  if (with.contains("after")) {
    Scrapes after(document, with, "after");
    scrapes += after.count();
    samples += after.samples();
    std::move(after.offenders.begin(), after.offenders.end(), std::back_inserter(offenders));
    for (const Json& each : moves) {
      if (auto offender = check_move(read_move(each), before, after))
        offenders.push_back(*std::move(offender));
    }
  } else if (!moves.empty()) {
    throw UnreadableEvidence("`moves` needs `after`");
  }
  if (!offenders.empty()) {
    const size_t count = offenders.size();
    std::string reason = fmt::format("{} in {}, the first: {}", counted(count, "finding"),
                                     counted(scrapes, "scrape"), to_line(offenders.front().value));
    if (count > kOffendersMax) offenders.resize(kOffendersMax);
    return {false, std::move(reason), std::move(offenders)};
  }
  return {true,
          fmt::format("{} of {} read strictly, {} series moved as expected",
                      counted(samples, "sample"), counted(scrapes, "scrape"), moves.size()),
          {}};
}

}  // namespace seaworthy::judge
