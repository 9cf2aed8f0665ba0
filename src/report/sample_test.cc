#include "report/sample_test.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/file.h"

namespace seaworthy::report::testing {
namespace {

using judge::CaseResult;
using judge::JudgementResult;
using judge::Verdict;

JudgementResult judgement(const std::string& id, JudgementResult::Status status,
                          const std::string& reason) {
  JudgementResult result;
  result.id = id;
  result.status = status;
  result.reason = reason;
  return result;
}

CaseResult failing_exclusive() {
  CaseResult result =
      case_result("dra", "dra-exclusive", Verdict::kFail,
                  "no-device-without-claim: a pod without a claim opened /dev/zram3");
  result.evidence = "cases/dra-exclusive/evidence.jsonl";
  JudgementResult failed =
      judgement("no-device-without-claim", JudgementResult::Status::kFails, "1 offender");
  failed.because =
      "A container that can open a device it was not given can read another tenant's memory.";
  failed.offenders = {
      {{{"node", "gpu-07"}, {"container", "probe"}, {"opened", "/dev/zram3"}}, {2}}};
  JudgementResult control = judgement("sees-its-own", JudgementResult::Status::kHolds,
                                      "came true: .with[0].read == \"ok\"");
  control.role = JudgementResult::Role::kControl;
  JudgementResult wait =
      judgement("setup[1]", JudgementResult::Status::kHolds, "came true: length == 1");
  wait.role = JudgementResult::Role::kPrecondition;
  result.verdict.judgements = {wait, failed, control};
  return result;
}

spec::Case exclusive_case() {
  spec::Case test;
  test.id = "dra-exclusive";
  test.prose =
      "# No claim, no device\n\nIsolation is the *kernel's*.\n\n```yaml judge\n- id: x\n```\n";
  test.mutants.resize(2);
  test.mutants[0].id = "inject-all";
  test.mutants[0].kind = spec::Mutant::Kind::kPlatform;
  test.mutants[0].fails = "no-device-without-claim";
  test.mutants[1].id = "new-one";
  test.mutants[1].fails = "sees-its-own";
  return test;
}

spec::Fact fact(uint64_t number, const std::string& as, Json data) {
  return {
      number,         "2026-11-23T08:00:01.000000Z", "observe", 1, "probe", spec::kFactResult, as,
      std::move(data)};
}

Json run() {
  return {{"format", 1},
          {"id", "7k2m9"},
          {"tool", "seaworthy 0.1.0"},
          {"nonce", "abcdefgh"},
          {"profile", "agentic"},
          {"started", "2026-11-23T08:00:00.000000Z"},
          {"ended", "2026-11-23T08:02:12.000000Z"},
          {"arguments", {"run", "--level", "1"}},
          {"simulated", true},
          {"suite", {{"digest", "9f31c2aa"}, {"cases", 7}}},
          {"cluster",
           {{"version", "v1.37.2"}, {"nodes", 2}, {"drivers", {{"accelsim.seaworthy.dev", 8}}}}}};
}

}  // namespace

ReportInput Sample::input() const {
  return {result, levels, suite, [this](const CaseResult& of) { return evidence.at(of.evidence); },
          mutants};
}

CaseResult case_result(const std::string& area, const std::string& id, Verdict verdict,
                       const std::string& summary) {
  CaseResult result;
  result.id = id;
  result.title = "What " + id + " asks for";
  result.item = "A";
  result.area = area;
  result.level = 1;
  result.verdict.verdict = verdict;
  result.verdict.summary = summary;
  result.elapsed = std::chrono::milliseconds(11200);
  result.started = "2026-11-23T08:00:01.000000Z";
  return result;
}

Sample sample() {
  Sample sample;
  sample.result.run = run();
  CaseResult passed =
      case_result("dra", "dra-attributes", Verdict::kPass, "8 devices, 4 attributes each");
  JudgementResult left =
      judgement("left-behind", JudgementResult::Status::kFails, "1 object could not be removed");
  left.role = JudgementResult::Role::kPrecondition;
  left.offenders = {{{{"object", "Namespace sw-1"}, {"reason", "still there"}}, {9}}};
  passed.verdict.judgements = {left,
                               judgement("complete", JudgementResult::Status::kHolds, "8 devices")};
  passed.level = 0;
  CaseResult should = case_result("gateway", "gateway-kv-aware", Verdict::kFail,
                                  "affinity: expected true, got false: .a > .b");
  should.strength = spec::Strength::kShould;
  should.verdict.judgements = {
      judgement("affinity", JudgementResult::Status::kFails, "expected true, got false: .a > .b")};
  CaseResult gang = case_result("jobset", "gang-all-or-nothing", Verdict::kInconclusive,
                                "never-bound: the watch of `held` was blind from a to b: 410 Gone");
  gang.instance = "kueue";
  gang.verdict.judgements = {judgement("never-bound", JudgementResult::Status::kUnknown,
                                       "the watch of `held` was blind from a to b: 410 Gone")};
  CaseResult broken = case_result("jobset", "jobset-lifecycle", Verdict::kError,
                                  "observe[1]: apply: connection refused");
  broken.verdict.judgements = {
      judgement("observe[1]", JudgementResult::Status::kError, "apply: connection refused")};
  sample.result.cases = {
      passed,
      failing_exclusive(),
      should,
      gang,
      broken,
      case_result("sandbox", "confidential", Verdict::kNotApplicable, "the platform has no tee"),
      case_result("sandbox", "pod-security", Verdict::kNotRun, "the run ended before it")};
  spec::Profile profile;
  profile.name = "agentic";
  profile.title = "Agentic AI platforms";
  for (const CaseResult& each : sample.result.cases) profile.cases[each.id] = each.level;
  sample.levels = judge::decide_levels(sample.result, profile, {}, 1);
  sample.suite.profiles = {profile};
  sample.suite.cases = {exclusive_case()};
  sample.evidence["cases/dra-exclusive/evidence.jsonl"] = {
      fact(1, "with-claim",
           {{"lines", {{{"kind", "device"}, {"path", "/dev/zram0"}, {"read", "ok"}}}}}),
      fact(2, "no-claim",
           {{"lines", {{{"kind", "device"}, {"path", "/dev/zram3"}, {"read", "ok"}}}}})};
  sample.mutants = {{"dra-exclusive", "inject-all", spec::Mutant::Kind::kPlatform,
                     judge::MutantOutcome::kBites, "no-device-without-claim: 3 offenders"}};
  return sample;
}

Sample hostile() {
  const std::string text =
      "<script>alert(1)</script>\x1b[31m|`*_[x](javascript:y)\xff\x01\n::error::x ##[add-mask]y";
  Sample sample;
  sample.result.run = run();
  sample.result.run["cluster"]["drivers"] = {{text, 1}};
  CaseResult result = case_result(text, "odd", Verdict::kFail, text);
  result.instance = text;
  result.title = text;
  result.evidence = "cases/odd/evidence.jsonl";
  JudgementResult failed = judgement(text, JudgementResult::Status::kFails, text);
  failed.because = text;
  failed.offenders = {
      {text, {1}}, {std::string(1 << 20, 'x') + "tail", {1}}, {{{text, text}}, {1}}};
  result.verdict.judgements = {failed};
  sample.result.cases = {result};
  sample.levels = judge::decide_levels(sample.result, {}, {}, 1);
  sample.evidence[result.evidence] = {
      fact(1, text, {{"log", std::string(1 << 20, 'y') + text}, {text, text}})};
  sample.mutants = {
      {text, text, spec::Mutant::Kind::kEvidence, judge::MutantOutcome::kSurvived, text}};
  return sample;
}

void expect_golden(const std::string& name, const std::string& actual) {
  const std::string path = SEAWORTHY_SOURCE_DIR "/src/report/testdata/" + name;
  if (std::getenv("SEAWORTHY_UPDATE_GOLDENS") != nullptr) write_file(path, actual);
  EXPECT_EQ(read_file(path), actual) << "set SEAWORTHY_UPDATE_GOLDENS=1 to accept";
}

}  // namespace seaworthy::report::testing
