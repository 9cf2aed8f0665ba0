// Every finding of the loader on cases, by its exact message and place.

#include <gmock/gmock.h>

#include "spec/testing.h"

namespace seaworthy::spec {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The findings of the example with one edit, in a suite with one feature and one manifest.
std::vector<std::string> lint(const std::string& from, const std::string& to) {
  return findings_of({{"a.yaml", edited(from, to)},
                      {"features.yaml", "dra: {title: DRA, lists: [], present: 'true'}\n"},
                      {"manifests/pod.yaml", "{apiVersion: v1, kind: Pod}\n"}});
}

TEST(Lint, TheExampleHasNoFinding) { EXPECT_THAT(lint("", ""), IsEmpty()); }

TEST(Lint, UnknownField) {
  EXPECT_THAT(
      lint("kind: Pod,", "kind: Pod, selctor: a=b,"),
      ElementsAre("a.yaml:8:23: unknown field `selctor` in step `list`; did you mean `selector`?"));
  EXPECT_THAT(
      lint("level: 0", "level: 0\nlevle: 1"),
      ElementsAre("a.yaml:6:1: unknown field `levle` in the front matter; did you mean `level`?"));
  EXPECT_THAT(
      lint("fails: some", "fails: some, xyzzy: 1"),
      ElementsAre(
          "a.yaml:12:66: unknown field `xyzzy` in mutant `none-left`; known: `id`, `platform`, "
          "`workload`, `evidence`, `fails`, `when`"));
}

TEST(Lint, MissingField) {
  EXPECT_THAT(lint("title: An example\n", ""),
              ElementsAre("a.yaml:1:1: field `title` is missing in the front matter"));
  EXPECT_THAT(lint("kind: Pod, ", ""),
              ElementsAre("a.yaml:8:11: field `kind` is missing in step `list`"));
  EXPECT_THAT(lint("- list: {kind: Pod, as: pods}",
                   "- list: {kind: Pod, as: pods}\n  - delete: {selector: a=b}"),
              ElementsAre("a.yaml:9:5: step `delete` needs `file` or `kind`"));
}

TEST(Lint, WrongType) {
  EXPECT_THAT(
      lint("level: 0", "level: high"),
      ElementsAre(
          "a.yaml:5:8: `level` in the front matter must be an integer from 0 to 2, not `high`"));
  EXPECT_THAT(
      lint("level: 0", "level: 3"),
      ElementsAre(
          "a.yaml:5:8: `level` in the front matter must be an integer from 0 to 2, not `3`"));
  EXPECT_THAT(lint("requirement: MUST", "requirement: MAY"),
              ElementsAre("a.yaml:6:14: `requirement` in the front matter must be one of `MUST`, "
                          "`SHOULD`, not `MAY`"));
  EXPECT_THAT(lint("level: 0", "level: 0\ntimeout: 90"),
              ElementsAre("a.yaml:6:10: `timeout` in the front matter must be a duration such as "
                          "`90s` or `1m30s`, not `90`"));
  EXPECT_THAT(
      lint("level: 0", "level: 0\nlocks: gpu"),
      ElementsAre("a.yaml:6:8: `locks` in the front matter must be a list of strings, not `gpu`"));
  EXPECT_THAT(
      lint("level: 0", "level: 0\ndisruptive: 'yes'"),
      ElementsAre(
          "a.yaml:6:13: `disruptive` in the front matter must be true or false, not `yes`"));
  EXPECT_THAT(lint("as: pods", "as: [pods]"),
              ElementsAre("a.yaml:8:27: `as` in step `list` must be a string, not a list",
                          "a.yaml:10:22: unknown evidence name `pods`; known: `bindings`, "
                          "`features`, `matrix`, `vendor`",
                          "a.yaml:12:31: unknown evidence name `pods`; known: `bindings`, "
                          "`features`, `matrix`, `vendor`"));
  EXPECT_THAT(
      lint("  - {id: some, that: '.pods.objects != []'}", "  {id: some}"),
      ElementsAre(
          "a.yaml:1:5: the case has no judgement; it needs a `judge` block",
          "a.yaml:10:3: the block `judge` must be a list, not a map",
          "a.yaml:12:60: unknown judgement `some` in mutant `none-left`; known: `dropped`"));
  EXPECT_THAT(findings_of({{"a.yaml", "just words\n"}}),
              ElementsAre("a.yaml:1:1: the front matter must be a map, not a string",
                          "a.yaml:1:1: the case has no judgement; it needs a `judge` block"));
}

TEST(Lint, Steps) {
  EXPECT_THAT(lint("- list: {kind: Pod, as: pods}", "- list: {kind: Pod, as: pods}\n  - windw: {}"),
              ElementsAre("a.yaml:9:5: unknown step `windw`; did you mean `window`?"));
  EXPECT_THAT(lint("- list: {kind: Pod, as: pods}", "- list: {kind: Pod, as: pods}\n  - sleep: 1s"),
              ElementsAre("a.yaml:9:5: warning: `sleep` is slow and proves nothing; wait with "
                          "`until`, or observe with "
                          "`window`"));
  EXPECT_THAT(lint("- list: {kind: Pod, as: pods}", "- list: {kind: Pod, as: pods}\n    sleep: 1s"),
              ElementsAre("a.yaml:8:5: a step must be one word with its arguments, such as `- "
                          "apply: FILE`; this is a map of "
                          "2 words",
                          "a.yaml:11:22: unknown evidence name `pods`; known: `bindings`, "
                          "`features`, `matrix`, `vendor`",
                          "a.yaml:13:31: unknown evidence name `pods`; known: `bindings`, "
                          "`features`, `matrix`, `vendor`"));
  EXPECT_THAT(
      lint("- list: {kind: Pod, as: pods}",
           "- list: {kind: Pod, as: pods}\n  - bind: {count: '1'}"),
      ElementsAre("a.yaml:9:12: the variable `count` must be capital letters, digits and `_`"));
  EXPECT_THAT(
      lint("- list: {kind: Pod, as: pods}",
           "- list: {kind: Pod, as: pods}\n  - list: {kind: Job, as: pods}"),
      ElementsAre("a.yaml:9:5: the evidence name `pods` is taken; choose another for this step"));
  EXPECT_THAT(lint("- list: {kind: Pod, as: pods}",
                   "- window: {kind: Pod, for: 1m, until: '.length', each: '.lenght', as: pods}"),
              ElementsAre("a.yaml:8:58: unknown evidence name `lenght`; known: `bindings`, "
                          "`features`, `matrix`, `vendor`, `pods`"))
      << "`until` sees objects, `each` the document";
}

TEST(Lint, JudgementsAndOracles) {
  EXPECT_THAT(lint("that: '.pods.objects != []'", "oracle: acelerator-attributes"),
              ElementsAre("a.yaml:10:24: unknown oracle `acelerator-attributes`; did you mean "
                          "`accelerator-attributes`?"));
  EXPECT_THAT(
      lint("that: '.pods.objects != []'", "oracle: accelerator-attributes, with: {slice: pods}"),
      ElementsAre(
          "a.yaml:10:54: field `slices` is missing in `with` of oracle `accelerator-attributes`",
          "a.yaml:10:55: unknown field `slice` in `with` of oracle `accelerator-attributes`; did "
          "you mean "
          "`slices`?"));
  EXPECT_THAT(
      lint("that: '.pods.objects != []'", "because: x"),
      ElementsAre("a.yaml:10:5: judgement `some` needs one of `that`, `none` and `oracle`"));
  EXPECT_THAT(
      lint("that: '.pods.objects != []'", "that: 'true', none: 'empty'"),
      ElementsAre("a.yaml:10:5: judgement `some` needs one of `that`, `none` and `oracle`"));
  EXPECT_THAT(lint("mutants:", "  - {id: some, that: 'true'}\nmutants:"),
              ElementsAre("a.yaml:11:5: the judgement `some` stands on line 10 already"));
}

TEST(Lint, EvidenceNames) {
  EXPECT_THAT(
      lint("that: '.pods.objects != []'", "oracle: accelerator-attributes, with: {slices: pod}"),
      ElementsAre("a.yaml:10:5: unknown evidence name `pod` in oracle `accelerator-attributes`; "
                  "did you mean `pods`?"));
  EXPECT_THAT(lint("'.pods.objects != []'", "'[.podds.objects[]?] != []'"),
              ElementsAre("a.yaml:10:22: unknown evidence name `podds`; did you mean `pods`?"));
}

TEST(Lint, VariablesOfAnOracle) {
  const std::string oracle = "oracle: accelerator-attributes, with: {slices: $POD}";
  EXPECT_THAT(lint("that: '.pods.objects != []'", oracle)[1],
              "a.yaml:10:5: the variable `$POD` in oracle `accelerator-attributes` is bound by no "
              "step");
}

TEST(Lint, Mutants) {
  EXPECT_THAT(
      lint("fails: some", "fails: sone"),
      ElementsAre(
          "a.yaml:10:5: no mutant names judgement `some`: nothing shows that it can fail",
          "a.yaml:12:60: unknown judgement `sone` in mutant `none-left`; did you mean `some`?"));
  EXPECT_THAT(
      lint("evidence: '.pods.objects = []', ", ""),
      ElementsAre(
          "a.yaml:12:5: mutant `none-left` needs one of `platform`, `workload` and `evidence`"));
  EXPECT_THAT(
      lint("fails: some}", "fails: some, when: {gang: kueue}}"),
      ElementsAre("a.yaml:12:73: `when` of mutant `none-left` names `gang`, and the case has no "
                  "`matrix`"));
  EXPECT_THAT(lint("mutants:", "mutants:\n  - {id: none-left, evidence: '.', fails: some}"),
              ElementsAre("a.yaml:13:5: the mutant `none-left` stands on line 12 already"));
  EXPECT_THAT(
      lint("evidence: '.pods.objects = []'", "workload: {file: manifests/pods.yaml}"),
      ElementsAre(
          "a.yaml:12:31: field `patch` is missing in `workload` of mutant `none-left`",
          "a.yaml:12:38: there is no manifest `manifests/pods.yaml` beside the case; did you mean "
          "`manifests/pod.yaml`?"));
}

TEST(Lint, AWaitThatMayFailTheCaseNeedsAMutant) {
  const std::string wait = "until: {kind: Pod, expect: 'true', within: 1s";
  const std::string list = "- list: {kind: Pod, as: pods}";
  EXPECT_THAT(
      lint(list, list + "\n  - " + wait + ", as: ready}"),
      ElementsAre("a.yaml:9:5: no mutant names judgement `ready`: nothing shows that it can "
                  "fail"));
  EXPECT_THAT(lint(list, list + "\n  - " + wait + "}"),
              ElementsAre("a.yaml:9:5: no mutant names judgement `observe[1]`: nothing shows that "
                          "it can fail"));
  EXPECT_THAT(lint(list, list + "\n  - " + wait + ", else: inconclusive}"), IsEmpty());
  EXPECT_THAT(lint("observe:", "setup:\n  - " + wait + "}\nobserve:"), IsEmpty());
}

TEST(Lint, AShouldNeedsNoMutant) {
  EXPECT_THAT(findings_of({{"a.yaml",
                            "{id: a, title: A, item: 0, area: a, level: 0, requirement: SHOULD,"
                            " judge: [{id: j, that: true}]}"}}),
              IsEmpty());
}

TEST(Lint, Manifests) {
  EXPECT_THAT(
      lint("observe:", "setup:\n  - apply: ../manifests/pod.yaml\nobserve:"),
      ElementsAre(
          "a.yaml:8:12: there is no manifest `../manifests/pod.yaml` beside the case; did you mean "
          "`manifests/pod.yaml`?"));
  EXPECT_THAT(findings_of({{"manifests/a.yaml", "kind: Pod\n---\n[]\n---\n"}}),
              ElementsAre("manifests/a.yaml:1:1: a Kubernetes object without `apiVersion`",
                          "manifests/a.yaml:3:1: a Kubernetes object must be a map, not a list"));
}

TEST(Lint, VariablesInTheNameOfAManifest) {
  const std::string matrix = "level: 0\nmatrix: {podKind: dra}";
  EXPECT_THAT(
      lint("level: 0\nrequirement: MUST\nobserve:",
           matrix + "\nrequirement: MUST\nsetup:\n  - apply: manifests/$POD_KIND.yaml\nobserve:"),
      IsEmpty());
  EXPECT_THAT(
      lint("level: 0\nrequirement: MUST\nobserve:",
           matrix + "\nrequirement: MUST\nsetup:\n  - apply: manifests/g-$POD_KIND.yaml\nobserve:"),
      ElementsAre("a.yaml:9:12: no manifest beside the case has a name that "
                  "`manifests/g-$POD_KIND.yaml` can become"));
  EXPECT_THAT(
      lint("level: 0\nrequirement: MUST\nobserve:",
           matrix + "\nrequirement: MUST\nsetup:\n  - apply: manifests/$PODKIND.yaml\nobserve:"),
      ElementsAre("a.yaml:9:12: unknown variable `PODKIND` in the manifest's name "
                  "`manifests/$PODKIND.yaml`; did you mean `POD_KIND`?"));
  EXPECT_THAT(
      lint("observe:", "setup:\n  - apply: manifests/$POD.yaml\nobserve:"),
      ElementsAre("a.yaml:8:12: the variable `$POD` in the manifest's name "
                  "`manifests/$POD.yaml` is none of the matrix, and the case has no `matrix`"));
}

TEST(Lint, IdsAndFeatures) {
  EXPECT_THAT(lint("id: example", "id: an example"),
              ElementsAre("a.yaml:1:5: the id `an example` must be words of a-z and 0-9 joined by "
                          "`-`, 63 characters at most"));
  EXPECT_THAT(findings_of({{"a.yaml", kYamlCase}, {"b/b.yaml", kYamlCase}}),
              ElementsAre("b/b.yaml:1:5: the id `example` is taken by a.yaml"));
  EXPECT_THAT(lint("level: 0", "level: 0\nneeds: [dar]\nmatrix: {x: nothing}"),
              ElementsAre("a.yaml:6:9: unknown feature `dar`; did you mean `dra`?",
                          "a.yaml:7:13: unknown feature `nothing`; known: `dra`"));
  EXPECT_THAT(lint("level: 0", "level: 0\nabsent: not-applicable"),
              ElementsAre("a.yaml:6:9: `absent: not-applicable` needs `proof`, the expression that "
                          "proves the absence"));
  EXPECT_THAT(lint("level: 0", "level: 0\npodSecurity: privileged"),
              ElementsAre("a.yaml:6:14: `podSecurity: privileged` needs `podSecurityReason`, why "
                          "`restricted` will not do"));
}

TEST(Lint, Expressions) {
  EXPECT_THAT(lint("'.pods.objects != []'", "'.pods.objects != [}'"),
              ElementsAre("a.yaml:10:22: jq: expected `]`, found `}`"));
  EXPECT_THAT(lint("'.pods.objects != []'", "'.pods |'"),
              ElementsAre("a.yaml:10:22: jq: syntax error, unexpected end of expression"));
  EXPECT_THAT(
      lint("'.pods.objects != []'", "'env'"),
      ElementsAre(
          "a.yaml:10:22: jq: `env` is refused: an expression sees its input and nothing else"));
}

TEST(Lint, ExpressionsAreLocatedInTheMarkdownFile) {
  const std::string text =
      "---\nid: a\ntitle: A\nitem: 0\narea: a\nlevel: 0\nrequirement: SHOULD\n---\n"
      "1. Then:\n\n   ```yaml judge\n   - id: j\n     that: |\n       true\n       and foo(1)\n   "
      "```\n";
  EXPECT_THAT(findings_of({{"a.md", text}}), ElementsAre("a.md:15:8: jq: foo/1 is not defined"));
}

TEST(Lint, MarkdownStructure) {
  EXPECT_THAT(findings_of({{"README.md", "# About\n"}}), IsEmpty());
  EXPECT_THAT(findings_of({{"a.md", "# A\n\n```yaml jugde\n```\n"}}),
              ElementsAre("a.md:2:1: the front matter must be a map, not nothing",
                          "a.md:3:1: unknown block role `jugde`; did you mean `judge`?"));
}

TEST(Lint, Yaml) {
  EXPECT_THAT(lint("area: basic", "area: basic\narea: other"),
              ElementsAre("a.yaml:5:1: duplicate key `area`; it stands on line 4 already"));
  EXPECT_THAT(lint("  - list:", "\t- list:"),
              ElementsAre("a.yaml:8:1: a tab in the indentation; YAML wants spaces"));
}

TEST(Lint, NothingIsConcludedFromABlockThatCannotBeRead) {
  const std::string text =
      "---\nid: a\ntitle: A\nitem: 0\narea: a\nlevel: 0\nrequirement: MUST\n---\n"
      "```yaml observe\n- list: {kind: Pod, as: pods\n```\n"
      "```yaml judge\n- {id: j, that: '.pods != []'}\n```\n";
  EXPECT_THAT(findings_of({{"a.md", text}}),
              ElementsAre("a.md:11:1: YAML: end of map flow not found"));
}

}  // namespace
}  // namespace seaworthy::spec
