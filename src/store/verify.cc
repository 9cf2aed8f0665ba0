#include <algorithm>
#include <map>

#include "judge/judge.h"
#include "store/bundle.h"
#include "store/manifest.h"
#include "store/parallel.h"

namespace seaworthy::store {
namespace {

using judge::CaseResult;
using judge::Verdict;

/// Compares what lies there with what was sealed.
std::vector<std::string> compare(const std::vector<SealedFile>& sealed,
                                 const std::vector<SealedFile>& found) {
  std::vector<std::string> findings;
  std::map<std::string, const SealedFile*> by_path;
  for (const SealedFile& file : found) by_path[file.path] = &file;
  for (const SealedFile& file : sealed) {
    const auto now = by_path.find(file.path);
    if (now == by_path.end()) {
      findings.push_back(file.path + ": missing");
      continue;
    }
    if (now->second->size != file.size) {
      findings.push_back(file.path + ": changed since it was sealed (" +
                         std::to_string(now->second->size) + " bytes, sealed with " +
                         std::to_string(file.size) + ")");
    } else if (now->second->sha256 != file.sha256) {
      findings.push_back(file.path + ": changed since it was sealed");
    }
    by_path.erase(now);
  }
  for (const auto& [path, file] : by_path) findings.push_back(path + ": added since it was sealed");
  return findings;
}

/// Verdicts that do not rest on evidence: the case was left out, or the harness failed before it
/// could judge.
bool is_derived(const judge::CaseVerdict& verdict) {
  switch (verdict.verdict) {
    case Verdict::kSkipped:
    case Verdict::kNotRun:
    case Verdict::kPlanned:
      return false;
    case Verdict::kError:
      return !verdict.judgements.empty();
    case Verdict::kPass:
    case Verdict::kFail:
    case Verdict::kNotApplicable:
    case Verdict::kInconclusive:
      return true;
  }
  return true;
}

/// What a verdict says, apart from its wording, which may change between versions.
std::string substance(const judge::CaseVerdict& verdict) {
  Json json = verdict.json();
  json.erase("summary");
  for (Json& judgement : json["judgements"]) {
    judgement.erase("reason");
    judgement.erase("because");
  }
  return to_line(json);
}

/// What is wrong with one recorded verdict; "" where it follows from its evidence.
std::string check_verdict(const Bundle& bundle, const text::Programs& programs,
                          const CaseResult& recorded) {
  if (recorded.evidence.empty())
    return recorded.name() + ": recorded " + name_of(recorded.verdict.verdict) +
           " without evidence";
  const spec::Case* test = bundle.suite.find(recorded.id);
  if (test == nullptr) return recorded.name() + ": its case is not in the bundle's suite";
  try {
    const judge::CaseVerdict derived =
        judge::Judge(*test, bundle.suite.vendors, programs).verdict(bundle.evidence(recorded));
    if (derived.verdict != recorded.verdict.verdict) {
      return recorded.name() + ": recorded " + name_of(recorded.verdict.verdict) +
             ", but its evidence says " + name_of(derived.verdict) + " (" + derived.summary + ")";
    }
    if (substance(derived) != substance(recorded.verdict)) {
      return recorded.name() + ": its judgements are not those that its evidence gives";
    }
  } catch (const UsageError& error) {
    return recorded.name() + ": " + error.what();
  }
  return "";
}

/// What is wrong with the recorded levels; "" where they follow from the verdicts.
std::string check_levels(const Bundle& bundle) {
  try {
    const LevelBasis basis = LevelBasis::from_json(read_json(bundle.path / kLevelBasis));
    const judge::LevelReport derived = judge::decide_levels(
        bundle.result, bundle.suite.profile(basis.profile), basis.past, basis.asked);
    const judge::LevelReport recorded =
        judge::LevelReport::from_json(read_json(bundle.path / "report.json"));
    if (derived.json() == recorded.json()) return "";
    return "report.json: its levels (" + recorded.sentence +
           ") are not those that its verdicts give (" + derived.sentence + ")";
  } catch (const UsageError& error) {
    return std::string("its levels cannot be derived: ") + error.what();
  }
}

}  // namespace

Verification verify(const std::filesystem::path& path) {
  bool chain_holds = false;
  const std::vector<SealedFile> sealed = read_manifest(path, chain_holds);
  const Bundle bundle = read_bundle(path);
  std::vector<const spec::Case*> cases;
  for (const spec::Case& test : bundle.suite.cases) cases.push_back(&test);
  const text::Programs programs(spec::expressions_of(cases));
  std::string level_finding = check_levels(bundle);
  std::vector<std::string> strange;
  std::vector<SealedFile> found = list_files(path, strange);

  Verification verification;
  verification.files = found.size();
  std::vector<std::string> verdict_findings(bundle.result.cases.size());
  std::vector<std::function<void()>> jobs;
  for (size_t i = 0; i < bundle.result.cases.size(); ++i) {
    const CaseResult& recorded = bundle.result.cases[i];
    if (!is_derived(recorded.verdict)) continue;
    ++verification.verdicts;
    jobs.emplace_back([&, i] { verdict_findings[i] = check_verdict(bundle, programs, recorded); });
  }
  jobs.emplace_back([&] { digest_files(path, found); });
  run_parallel(jobs);

  verification.findings = compare(sealed, found);
  if (!chain_holds)
    verification.findings.insert(verification.findings.begin(),
                                 "manifest.json: its chain does not follow from its entries");
  for (const std::string& name : strange)
    verification.findings.push_back(name + ": not a regular file");
  verdict_findings.push_back(std::move(level_finding));
  for (std::string& finding : verdict_findings) {
    if (!finding.empty()) verification.findings.push_back(std::move(finding));
  }
  return verification;
}

}  // namespace seaworthy::store
