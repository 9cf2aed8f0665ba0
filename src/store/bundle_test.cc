#include "store/bundle.h"

#include <gmock/gmock.h>

#include "base/digest.h"
#include "base/file.h"
#include "judge/judge.h"

namespace seaworthy::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
namespace fs = std::filesystem;

constexpr const char* kCase = R"(---
id: has-pods
title: There are pods
item: A
area: dra
level: 1
requirement: SHOULD
timeout: 1m
---

# There are pods

```yaml observe
- list: {kind: Pod, as: pods}
```

```yaml judge
- id: some
  that: '.pods.objects | length > 0'
  because: A cluster without pods does nothing.
```
)";

/// A whole sealed bundle of one passing case, made anew for each test.
struct BundleTest : ::testing::Test {
  BundleTest() : results(fs::temp_directory_path() / ("seaworthy-bundle-" + random_name(8))) {
    Diagnostics diagnostics;
    suite = spec::load_suite({{"dra/has-pods.md", kCase}}, "suite", diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      if (diagnostic.severity == Severity::kError) throw Error(diagnostic.message);
    }
    const Json run = {{"format", 1}, {"id", "7k2m9"}};
    BundleWriter writer(results, run, suite);
    judge::CaseResult result;
    result.id = "has-pods";
    result.evidence = writer.evidence_path("has-pods");
    EvidenceFile file(writer.path() / result.evidence);
    file.append({1,
                 "t",
                 "observe",
                 0,
                 "list",
                 spec::kFactResult,
                 "pods",
                 {{"objects", {{{"kind", "Pod"}}}}}});
    result.verdict = judge::Judge(*suite.find("has-pods"), suite.vendors,
                                  text::Programs(suite.find("has-pods")->expressions()))
                         .verdict(read_evidence(writer.path() / result.evidence));
    const judge::RunResult run_result{run, {result}};
    Json report = run_result.json();
    const LevelBasis basis{"", 2, {{{"has-pods", "fail"}}}};
    report.update(judge::decide_levels(run_result, suite.profile(""), basis.past, 2).json());
    writer.write(kLevelBasis, to_pretty(basis.json()));
    report["format"] = 1;
    writer.write("report.json", to_pretty(report));
    writer.seal();
    bundle = writer.path();
  }
  ~BundleTest() override { fs::remove_all(results); }

  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string bytes = read_file(bundle / file);
    const size_t at = bytes.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write_file(bundle / file, bytes.replace(at, from.size(), to));
  }
  std::string message_of(void (*call)(const fs::path&)) const {
    try {
      call(bundle);
      return "";
    } catch (const UsageError& error) {
      return error.what();
    }
  }
  std::string message_of_verify() const {
    return message_of([](const fs::path& path) { (void)verify(path); });
  }

  fs::path results, bundle;
  spec::Suite suite;
};

TEST_F(BundleTest, VerifiesAsItWasSealed) {
  const Verification verification = verify(bundle);
  EXPECT_THAT(verification.findings, IsEmpty());
  EXPECT_EQ(verification.verdicts, 1U);
  EXPECT_EQ(verification.files, 5U);
}

TEST_F(BundleTest, LatestPointsAtTheNewest) {
  EXPECT_EQ(fs::read_symlink(results / "latest"), "7k2m9");
  const BundleWriter second(results, {{"format", 1}, {"id", "other"}}, suite);
  EXPECT_EQ(fs::read_symlink(results / "latest"), "other");
  EXPECT_THAT(verify(results / "latest/../7k2m9").findings, IsEmpty());
}

TEST_F(BundleTest, ReadsWhatWasWritten) {
  const Bundle read = read_bundle(results / "latest");
  EXPECT_EQ(read.run["id"], "7k2m9");
  EXPECT_EQ(read.suite.digest, suite.digest);
  ASSERT_EQ(read.result.cases.size(), 1U);
  EXPECT_EQ(read.evidence(read.result.cases[0]).size(), 1U);
}

TEST_F(BundleTest, FindsAnyChangedByte) {
  replace("suite/dra/has-pods.md", "does nothing", "Does nothing");
  EXPECT_THAT(verify(bundle).findings,
              ::testing::Contains("suite/dra/has-pods.md: changed since it was sealed"));
}

TEST_F(BundleTest, FindsAddedAndRemovedFiles) {
  write_file(bundle / "extra.txt", "x");
  fs::create_symlink("run.json", bundle / "link");
  fs::remove(bundle / "cases/has-pods/evidence.jsonl");
  EXPECT_THAT(
      verify(bundle).findings,
      ElementsAre("cases/has-pods/evidence.jsonl: missing", "extra.txt: added since it was sealed",
                  "link: not a regular file",
                  "has-pods: cannot read " + (bundle / "cases/has-pods/evidence.jsonl").string() +
                      ": No such file or directory"));
}

TEST_F(BundleTest, FindsAVerdictThatItsEvidenceDoesNotGive) {
  replace("cases/has-pods/evidence.jsonl", R"({"kind":"Pod"})", "");
  EXPECT_THAT(
      verify(bundle).findings,
      ElementsAre(
          "cases/has-pods/evidence.jsonl: changed since it was sealed (" +
              std::to_string(fs::file_size(bundle / "cases/has-pods/evidence.jsonl")) +
              " bytes, sealed with " +
              std::to_string(fs::file_size(bundle / "cases/has-pods/evidence.jsonl") + 14) + ")",
          "has-pods: recorded pass, but its evidence says fail (some: expected true, got false: "
          ".pods.objects | length > 0)"));
}

TEST_F(BundleTest, FindsAForgedVerdictEvenWhenSealedAgain) {
  replace("cases/has-pods/evidence.jsonl", R"({"kind":"Pod"})", "");
  std::vector<std::string> findings;
  {
    // What a forger would do who has this very tool.
    fs::rename(bundle, results / "forged");
    BundleWriter writer(results, {{"format", 1}, {"id", "7k2m9"}}, suite);
    fs::remove_all(bundle);
    fs::rename(results / "forged", bundle);
    writer.seal();
    findings = verify(bundle).findings;
  }
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].substr(0, 51), "has-pods: recorded pass, but its evidence says fail");
}

TEST_F(BundleTest, FindsAJudgementThatWasChangedInTheReport) {
  replace("report.json", "\"holds\"", "\"fails\"");
  EXPECT_THAT(verify(bundle).findings,
              ElementsAre("report.json: changed since it was sealed",
                          "has-pods: its judgements are not those that its evidence gives"));
}

TEST_F(BundleTest, FindsLevelsThatTheVerdictsDoNotGive) {
  replace("report.json", "\"exit_code\": 0", "\"exit_code\": 1");
  replace("report.json", "\"sentence\": \"", "\"sentence\": \"Not so: ");
  const auto findings = verify(bundle).findings;
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_THAT(findings[1], ::testing::StartsWith("report.json: its levels (Not so: "));
}

TEST_F(BundleTest, FindsLevelsWithoutTheirBasis) {
  fs::remove(bundle / kLevelBasis);
  EXPECT_THAT(verify(bundle).findings,
              ElementsAre("levels.json: missing", "its levels cannot be derived: cannot read " +
                                                      (bundle / kLevelBasis).string() +
                                                      ": No such file or directory"));
}

TEST_F(BundleTest, FindsABrokenChain) {
  replace("manifest.json", "\"head\": \"", "\"head\": \"0");
  EXPECT_THAT(verify(bundle).findings,
              ElementsAre("manifest.json: its chain does not follow from its entries"));
}

TEST_F(BundleTest, APassWithoutEvidenceIsAFinding) {
  replace("report.json", "cases/has-pods/evidence.jsonl", "");
  EXPECT_THAT(verify(bundle).findings,
              ::testing::Contains("has-pods: recorded pass without evidence"));
}

TEST_F(BundleTest, EvidenceOutsideOfTheBundleIsRefused) {
  replace("report.json", "cases/has-pods/evidence.jsonl", "../../../../etc/hostname");
  EXPECT_THAT(verify(bundle).findings,
              ::testing::Contains("has-pods: " + (bundle / "report.json").string() +
                                  ": `../../../../etc/hostname` is no path within the bundle"));
}

TEST_F(BundleTest, RefusesANewerFormat) {
  const std::string newer =
      ": format 2 is newer than this version reads (1); use a newer seaworthy";
  for (const char* file : {"report.json", "run.json", "manifest.json"}) {
    replace(file, "\"format\": 1", "\"format\": 2");
    EXPECT_EQ(message_of_verify(), (bundle / file).string() + newer);
  }
}

TEST_F(BundleTest, NamesWhatIsMissingOrBroken) {
  write_file(bundle / "run.json", "{\"format\": 1");
  EXPECT_EQ(message_of_verify(), (bundle / "run.json").string() + ": not a JSON object");
  fs::remove(bundle / "manifest.json");
  EXPECT_EQ(message_of_verify(),
            "cannot read " + (bundle / "manifest.json").string() + ": No such file or directory");
  write_file(bundle / "run.json", "{}");
  EXPECT_EQ(message_of([](const fs::path& path) { (void)read_bundle(path); }),
            (bundle / "run.json").string() + ": says no format");
  write_file(bundle / "run.json", "{\"format\": 1}");
  write_file(bundle / "report.json",
             R"({"format": 1, "run": {}, "cases": [{"verdict": "green"}]})");
  EXPECT_EQ(message_of([](const fs::path& path) { (void)read_bundle(path); }),
            (bundle / "report.json").string() + ": unknown verdict `green`");
}

TEST_F(BundleTest, NamesFromTheClusterStayWithinTheBundle) {
  const BundleWriter writer(results, {{"format", 1}, {"id", "names"}}, suite);
  EXPECT_EQ(writer.evidence_path("gang[kueue]"), "cases/gang[kueue]/evidence.jsonl");
  const std::string odd = writer.evidence_path("a[../../../x]");
  EXPECT_EQ(odd.substr(0, 20), "cases/a[.._.._.._x]-");
  EXPECT_TRUE(fs::is_directory((writer.path() / odd).parent_path()));
  EXPECT_NE(writer.evidence_path("a[/]"), writer.evidence_path("a[:]"));
  EXPECT_EQ(writer.evidence_path("..").substr(0, 10), "cases/_..-");
}

TEST_F(BundleTest, RefusesPathsOutOfTheBundleAndASecondRunOfTheSameId) {
  BundleWriter writer(results, {{"format", 1}, {"id", "paths"}}, suite);
  try {
    writer.write("../x", "");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "`../x` is no path within a bundle");
  }
  try {
    const BundleWriter again(results, {{"format", 1}, {"id", "paths"}}, suite);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.what(), (results / "paths").string() + " exists already");
  }
}

}  // namespace
}  // namespace seaworthy::store
