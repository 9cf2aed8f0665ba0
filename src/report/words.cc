#include "report/words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "text/xml.h"

namespace seaworthy::report {
namespace {

using judge::Verdict;

constexpr std::array kLabels = {"pass",  "FAIL",    "SHOULD FAIL", "n/a",    "inconclusive",
                                "ERROR", "skipped", "not run",     "planned"};

std::string scalar_text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : to_line(value);
}

}  // namespace

std::string one_line(std::string_view text, size_t limit) {
  // What is beyond the limit need not be cleaned; one byte more is kept, so that the cut is seen as
  // one.
  std::string clean = text::sanitize(text.substr(0, std::max<size_t>(4 * limit, limit + 1)));
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  if (clean.size() <= limit && text.size() <= 4 * limit) return printable(clean, limit);
  clean.resize(std::min(clean.size(), limit));
  while (!clean.empty() && (static_cast<unsigned char>(clean.back()) & 0xC0) == 0x80)
    clean.pop_back();
  if (!clean.empty() && (static_cast<unsigned char>(clean.back()) & 0x80) != 0) clean.pop_back();
  return printable(clean, limit) + "… (" + std::to_string(text.size()) + " bytes)";
}

std::string label(const judge::CaseResult& result) {
  switch (result.verdict.verdict) {
    case Verdict::kPass:
      return "pass";
    case Verdict::kFail:
      return result.strength == spec::Strength::kMust ? "FAIL" : "SHOULD FAIL";
    case Verdict::kNotApplicable:
      return "n/a";
    case Verdict::kInconclusive:
      return "inconclusive";
    case Verdict::kError:
      return "ERROR";
    case Verdict::kSkipped:
      return "skipped";
    case Verdict::kNotRun:
      return "not run";
    case Verdict::kPlanned:
      return "planned";
  }
  return "";
}

std::string offender_text(const judge::Offender& offender, size_t limit) {
  if (!offender.value.is_object()) return one_line(scalar_text(offender.value), limit);
  std::vector<std::string> parts;
  for (const auto& [key, value] : offender.value.items())
    parts.push_back(key + " " + scalar_text(value));
  return one_line(join(parts, "  "), limit);
}

std::string evidence_text(const std::vector<uint64_t>& facts) {
  std::vector<std::string> numbers;
  for (const uint64_t fact : facts) numbers.push_back(std::to_string(fact));
  return numbers.empty() ? "" : "evidence " + join(numbers, ", ");
}

bool is_open(const judge::JudgementResult& judgement) {
  return judgement.status != judge::JudgementResult::Status::kHolds;
}

bool is_warning(const judge::CaseResult& result, const judge::JudgementResult& judgement) {
  return is_quiet(result.verdict.verdict) &&
         judgement.status == judge::JudgementResult::Status::kFails;
}

std::string platform_text(const Json& run) {
  std::vector<std::string> parts;
  const Json cluster = run.value("cluster", Json::object());
  const std::string version = string_at(cluster, "/version");
  if (!version.empty()) parts.push_back("Kubernetes " + version);
  const Json nodes = cluster.value("nodes", Json());
  if (nodes.is_number_integer()) parts.push_back(counted(nodes.get<size_t>(), "node"));
  const Json drivers = cluster.value("drivers", Json::object());
  for (const auto& [driver, devices] : drivers.items())
    parts.push_back(to_line(devices) + " × " + driver);
  return one_line(join(parts, ", "));
}

std::string suite_text(const Json& run) {
  std::vector<std::string> parts;
  const std::string tool = string_at(run, "/tool");
  if (!tool.empty()) parts.push_back(tool);
  const std::string digest = string_at(run, "/suite/digest");
  const Json cases = run.value("/suite/cases"_json_pointer, Json());
  if (!digest.empty()) {
    parts.push_back(
        "suite " + digest.substr(0, 6) +
        (cases.is_number_integer() ? " (" + counted(cases.get<size_t>(), "case") + ")" : ""));
  }
  const std::string profile = string_at(run, "/profile");
  if (!profile.empty()) parts.push_back("profile " + profile);
  return one_line(join(parts, " · "));
}

bool is_quiet(judge::Verdict verdict) {
  return verdict == judge::Verdict::kPass || verdict == judge::Verdict::kNotApplicable;
}

bool is_simulated(const Json& run) {
  return run.is_object() && run.value("simulated", Json()) == true;
}

std::string count_text(const std::vector<judge::CaseResult>& cases) {
  std::vector<std::string> parts;
  for (const char* each : kLabels) {
    const auto count =
        std::count_if(cases.begin(), cases.end(),
                      [&](const judge::CaseResult& result) { return label(result) == each; });
    if (count > 0) parts.push_back(std::to_string(count) + " " + each);
  }
  return join(parts, ", ");
}

}  // namespace seaworthy::report
