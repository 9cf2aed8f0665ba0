#include "spec/suite.h"

#include <gmock/gmock.h>

#include "spec/testing.h"

namespace seaworthy::spec {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kFeatures =
    "dra: {title: DRA, lists: [{as: s, apiVersion: resource.k8s.io/v1, kind: ResourceSlice}], "
    "present: '.s != []'}\n";
constexpr const char* kManifest =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: $NAMESPACE}\n---\napiVersion: v1\nkind: Service\n";

const char* kGang = R"(---
id: gang
title: A gang that does not fit holds no capacity
item: D
area: jobset
level: 1
requirement: MUST
needs: [dra]
absent: not-applicable
proof: '.features.dra.lists.s == []'
matrix: {driver: dra}
locks: [accelerators]
disruptive: true
timeout: 1m30s
podSecurity: baseline
podSecurityReason: It makes device nodes.
---
# A gang

```yaml setup
- apply: manifests/gang.yaml
- bind: {COUNT: '1 + 1'}
```

1. Watch:

   ```yaml observe
   - window: {kind: Pod, selector: gang=g, for: 20s, as: held}
   - until:
       kind: Pod
       expect: |
         all(.[]; .status)
         and true
       within: 60s
   ```

```yaml control
- expect: {that: '.held.events != []', else: inconclusive}
```

```yaml judge
- id: no-partial-binding
  none: '.held.events[] | select(.object.spec.nodeName != null)'
  because: A worker was bound although the gang did not fit.
- id: always
  that: true
- summary: '"\(.held.events | length) events"'
```

```yaml mutants
- id: plain
  workload: {file: manifests/gang.yaml, patch: 'del(.spec)'}
  fails: no-partial-binding
- id: blind
  evidence: '.held.events = []'
  fails: always
- id: never-ready
  platform: no-kubelet
  fails: observe[1]
```
)";

std::map<std::string, std::string> files() {
  return {{"features.yaml", kFeatures},
          {"jobset/gang.md", kGang},
          {"jobset/manifests/gang.yaml", kManifest}};
}

TEST(Suite, LoadsACase) {
  Diagnostics diagnostics;
  const Suite suite = load_suite(files(), "suite", diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  const Case& gang = *suite.find("gang");
  EXPECT_EQ(gang.title, "A gang that does not fit holds no capacity");
  EXPECT_EQ(gang.item, "D");
  EXPECT_EQ(gang.level, 1);
  EXPECT_EQ(gang.strength, Strength::kMust);
  EXPECT_THAT(gang.needs, ElementsAre("dra"));
  EXPECT_TRUE(gang.absent_is_not_applicable);
  EXPECT_EQ(gang.proof->text, ".features.dra.lists.s == []");
  EXPECT_EQ(gang.matrix.at("driver"), "dra");
  EXPECT_EQ(gang.timeout, std::chrono::seconds(90));
  EXPECT_TRUE(gang.disruptive);
  EXPECT_EQ(gang.pod_security, "baseline");
  EXPECT_EQ(gang.file, "jobset/gang.md");
  EXPECT_EQ(gang.manifests.at("manifests/gang.yaml"), kManifest);
  EXPECT_TRUE(gang.prose.starts_with("# A gang\n"));
  EXPECT_EQ(gang.summary->text, "\"\\(.held.events | length) events\"");
}

TEST(Suite, LoadsStepsWithTheirPlaces) {
  Diagnostics diagnostics;
  const Suite suite = load_suite(files(), "suite", diagnostics);
  const std::vector<Step>& steps = suite.find("gang")->steps;
  ASSERT_EQ(steps.size(), 5);
  EXPECT_EQ(steps[0].args, Json({{"file", "manifests/gang.yaml"}}));
  EXPECT_EQ(steps[1].expressions.at("COUNT").text, "1 + 1");
  EXPECT_EQ(steps[2].role, Role::kObserve);
  EXPECT_EQ(steps[2].index, 0);
  EXPECT_EQ(steps[2].as, "held");
  EXPECT_EQ(steps[2].where.text(), "suite/jobset/gang.md:28:6");
  EXPECT_EQ(steps[3].index, 1);
  EXPECT_EQ(steps[3].args.at("within"), "60s");
  EXPECT_EQ(steps[3].expressions.at("expect").text, "all(.[]; .status)\nand true\n");
  EXPECT_EQ(steps[3].expressions.at("expect").where.text(), "suite/jobset/gang.md:32:10");
  EXPECT_EQ(implied_judgement(steps[3]), "observe[1]");
  EXPECT_EQ(implied_judgement(steps[4]), "control[0]");
  EXPECT_EQ(implied_judgement(steps[0]), "");
}

TEST(Suite, LoadsJudgementsAndMutants) {
  Diagnostics diagnostics;
  const Suite suite = load_suite(files(), "suite", diagnostics);
  const Case& gang = *suite.find("gang");
  ASSERT_EQ(gang.judgements.size(), 2);
  EXPECT_EQ(gang.judgements[0].kind, Judgement::Kind::kNone);
  EXPECT_EQ(gang.judgements[1].expression.text, "true");
  EXPECT_EQ(gang.judgement("always"), &gang.judgements[1]);
  ASSERT_EQ(gang.mutants.size(), 3);
  EXPECT_EQ(gang.mutants[0].kind, Mutant::Kind::kWorkload);
  EXPECT_EQ(gang.mutants[0].file, "manifests/gang.yaml");
  EXPECT_EQ(gang.mutants[1].kind, Mutant::Kind::kEvidence);
  EXPECT_EQ(gang.mutants[1].patch.text, ".held.events = []");
  EXPECT_EQ(gang.mutants[2].platform, "no-kubelet");
}

TEST(Suite, AYamlFileIsTheSameCase) {
  Diagnostics diagnostics;
  const Suite suite =
      load_suite({{"basic/a.yaml", std::string(kYamlCase) + "prose: Why.\n"}}, "", diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  EXPECT_EQ(suite.cases.at(0).prose, "Why.");
  EXPECT_EQ(suite.cases[0].judgements.size(), 1);
}

TEST(Suite, TheDigestCoversPathsAndBytes) {
  Diagnostics diagnostics;
  const std::string digest = load_suite(files(), "suite", diagnostics).digest;
  EXPECT_EQ(load_suite(files(), "elsewhere", diagnostics).digest, digest);
  std::map<std::string, std::string> other = files();
  other["jobset/manifests/gang.yaml"] += "\n";
  EXPECT_NE(load_suite(other, "suite", diagnostics).digest, digest);
}

TEST(Suite, TheDigestOfACaseCoversItsFileAndItsManifests) {
  const auto digest = [](std::map<std::string, std::string> read) {
    Diagnostics diagnostics;
    const Suite suite = load_suite(std::move(read), "suite", diagnostics);
    return suite.digest_of(suite.cases.at(0));
  };
  std::map<std::string, std::string> other = files();
  other["features.yaml"] += "\n";
  EXPECT_EQ(digest(other), digest(files()));
  for (const char* path : {"jobset/gang.md", "jobset/manifests/gang.yaml"}) {
    other = files();
    other.at(path) += "\n";
    EXPECT_NE(digest(other), digest(files())) << path;
  }
}

TEST(Suite, CasesStandByAreaAndId) {
  Diagnostics diagnostics;
  std::map<std::string, std::string> two = files();
  two["a.yaml"] = kYamlCase;
  const Suite suite = load_suite(two, "", diagnostics);
  ASSERT_EQ(suite.cases.size(), 2);
  EXPECT_EQ(suite.cases[0].id, "example");
  EXPECT_EQ(suite.find("nothing"), nullptr);
}

TEST(Suite, ReadsAFolder) {
  Diagnostics diagnostics;
  const Suite suite =
      load_suite(std::filesystem::path(SEAWORTHY_SOURCE_DIR) / "suite", diagnostics);
  EXPECT_FALSE(suite.cases.empty());
  EXPECT_TRUE(suite.features.contains("dra"));
  EXPECT_THROW((void)load_suite(std::filesystem::path("/nonexistent"), diagnostics), UsageError);
}

}  // namespace
}  // namespace seaworthy::spec
