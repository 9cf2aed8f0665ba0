#include "spec/tables.h"

#include <gmock/gmock.h>

#include "spec/testing.h"

namespace seaworthy::spec {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Features, AreDecoded) {
  Diagnostics diagnostics;
  const std::map<std::string, Feature> features = decode_features(
      "dra:\n  title: DRA\n  lists: [{as: s, apiVersion: v1, kind: Pod, selector: a=b}]\n  "
      "present: '.s != []'\n"
      "  values: '[\"x\"]'\n",
      "features.yaml", diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  const Feature& dra = features.at("dra");
  EXPECT_EQ(dra.title, "DRA");
  EXPECT_EQ(dra.lists.at(0).as, "s");
  EXPECT_EQ(dra.lists[0].selector, "a=b");
  EXPECT_EQ(dra.present.text, ".s != []");
  EXPECT_EQ(dra.values->text, "[\"x\"]");
}

TEST(Features, AreChecked) {
  EXPECT_THAT(
      findings_of({{"features.yaml", "dra: {title: DRA, list: [], present: '.s ='}\n"}}),
      ElementsAre(
          "features.yaml:1:6: field `lists` is missing in feature `dra`",
          "features.yaml:1:19: unknown field `list` in feature `dra`; did you mean `lists`?",
          "features.yaml:1:38: jq: syntax error, unexpected end of expression"));
}

TEST(Vendors, AreChecked) {
  EXPECT_THAT(
      findings_of(
          {{"vendors/a.yaml",
            "name: a\ntitle: A\ndrivers: [x]\nattributes:\n  modell: []\n  memory: [{capacity: m}, "
            "{attribute: a, value: 1}]\ninside: {source: proc, node: x, shared: 'x('}\n"}}),
      ElementsAre(
          "vendors/a.yaml:5:3: unknown field `modell` in `attributes`; did you mean `model`?",
          "vendors/a.yaml:6:27: a source of `memory` needs one of `attribute`, `capacity` and "
          "`value`",
          "vendors/a.yaml:7:18: `source` in `inside` must be one of `identity-block`, "
          "`nvidia-proc`, `pci`, `none`, not `proc`",
          "vendors/a.yaml:7:24: unknown field `node` in `inside`; did you mean `nodes`?",
          "vendors/a.yaml:7:41: `shared` in `inside` is no regular expression: Regex failure: end "
          "pattern with unmatched parenthesis"));
}

TEST(Profiles, AreDecoded) {
  Diagnostics diagnostics;
  const Profile profile = decode_profile(
      "name: p\ntitle: P\nlevels: {\"0\": [a], 1: [b]}\nplanned: {\"2\": [c]}\nshould: {failures: "
      "1, runs: 2}\n"
      "regression: 2.5%\ncncf: {\"1.37\": {x: {level: MUST, cases: [a, c]}}}\n",
      "p.yaml", {"a", "b"}, diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  EXPECT_EQ(profile.cases, (std::map<std::string, int>{{"a", 0}, {"b", 1}}));
  EXPECT_EQ(profile.planned, (std::map<std::string, int>{{"c", 2}}));
  EXPECT_EQ(profile.should_failures, 1);
  EXPECT_EQ(profile.should_runs, 2);
  EXPECT_DOUBLE_EQ(profile.regression_threshold, 0.025);
  EXPECT_EQ(profile.cncf, json_of(R"({"1.37": {"x": {"level": "MUST", "cases": ["a"]}}})"));
}

TEST(Profiles, AreChecked) {
  Diagnostics diagnostics;
  (void)decode_profile(
      "name: p\ntitle: P\nlevels:\n  \"0\": [exmple, other]\n  \"1\": [example, example]\nshould: "
      "{failures: 4}\nregression: 5\n",
      "p.yaml", {"example"}, diagnostics);
  diagnostics.sort();
  EXPECT_THAT(
      findings(diagnostics),
      ElementsAre(
          "p.yaml:4:9: unknown case `exmple`; did you mean `example`?",
          "p.yaml:4:17: unknown case `other`; list it under `planned` if it is still to come",
          "p.yaml:5:18: the case `example` is in level 1 already",
          "p.yaml:6:9: `failures` of `should` must not exceed `runs`",
          "p.yaml:7:13: `regression` in the profile must be a string, not `5`"));
}

}  // namespace
}  // namespace seaworthy::spec
