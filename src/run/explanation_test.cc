#include "run/explanation.h"

#include <gtest/gtest.h>

namespace seaworthy::run {
namespace {

spec::Suite suite_with_gang() {
  spec::Suite suite;
  spec::Feature gang;
  gang.title = "Gang scheduling";
  suite.features["gang"] = gang;
  return suite;
}

TEST(ExplanationTest, SaysWhatACaseNeedsDoesAndCatches) {
  spec::Case test;
  test.prose = "# No partial gang\n\nProse.\n";
  test.item = "D";
  test.level = 1;
  test.cncf = "gang_scheduling";
  test.needs = {"gang"};
  test.matrix = {{"mechanism", "gang"}};
  test.locks = {"accelerators"};
  test.timeout = std::chrono::minutes(3);
  test.file = "jobset/gang.md";
  test.steps = {{.verb = "probe", .args = {{"command", {"hold"}}}}};
  test.judgements = {{.id = "none-bound", .because = "A worker was bound."},
                     {.id = "as-one",
                      .kind = spec::Judgement::Kind::kOracle,
                      .oracle = "start",
                      .because = "One was late."}};
  test.mutants = {{.id = "plain", .kind = spec::Mutant::Kind::kPlatform, .fails = "none-bound"},
                  {.id = "late", .kind = spec::Mutant::Kind::kEvidence, .fails = "as-one"}};
  EXPECT_EQ(explanation(suite_with_gang(), test, {{"PROBE_IMAGE", "registry.example/probe:1"}}),
            R"(# No partial gang

Prose.

## In short

- Counts: from Level 1, MUST; item D of the checklist
- CNCF requirement: gang_scheduling
- Needs: gang (Gang scheduling); without it the case fails
- Runs: once for each mechanism that feature gang finds
- Creates: a namespace of Pod Security `restricted`; in it or cluster-wide Pod. All of it is removed at the end
- Runs alone with: accelerators
- Images: registry.example/probe:1
- Takes: at most 3m00s
- File: jobset/gang.md

## Allowed to

- namespaces: create, delete, get, list, watch
- nodes: list
- pods: create, deletecollection, list, patch, watch
- pods/log: get
- serviceaccounts: list, watch
- resourceslices.resource.k8s.io: list

## Judgements

- `none-bound`: A worker was bound.
- `as-one`: One was late. (oracle `start`)

## Mutants that it must catch

- `plain` (the platform is broken) fails `none-bound`
- `late` (the evidence is patched) fails `as-one`
)");
}

}  // namespace
}  // namespace seaworthy::run
