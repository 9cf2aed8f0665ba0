#include "text/yaml.h"

#include <gmock/gmock.h>

namespace seaworthy::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Location kStart{"a.yaml", 1, 1};

Json parse(const std::string& text) {
  Diagnostics diagnostics;
  const std::vector<Node> documents = parse_yaml(text, kStart, diagnostics);
  for (const Diagnostic& d : diagnostics.all())
    ADD_FAILURE() << d.where.text() << ": " << d.message;
  return documents.empty() ? Json() : documents[0].json();
}

std::vector<std::string> problems(const std::string& text, const Location& origin = kStart) {
  Diagnostics diagnostics;
  (void)parse_yaml(text, origin, diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnostics.all()) out.push_back(d.where.text() + ": " + d.message);
  return out;
}

TEST(Yaml, TypesPlainScalarsByTheCoreSchema) {
  EXPECT_EQ(parse("[~, null, '', true, False, yes, 1, -2, +3, 0x1F, 0o17, 010]"),
            json_of(R"([null, null, "", true, false, "yes", 1, -2, 3, 31, 15, 10])"));
  EXPECT_EQ(
      parse("[1.5, .5, 1., 1e3, -0.25, .inf, 1.2.3, 1e, '.', 12:30, 2026-01-01]"),
      json_of(
          R"([1.5, 0.5, 1.0, 1000.0, -0.25, ".inf", "1.2.3", "1e", ".", "12:30", "2026-01-01"])"));
  EXPECT_EQ(parse("[1.30, '1.30', \"1.30\", !!str 1.30]"),
            json_of(R"([1.3, "1.30", "1.30", "1.30"])"));
  EXPECT_EQ(parse("[99999999999999999999]")[0].type(), Json::value_t::number_float);
  EXPECT_EQ(parse("a: |\n  1\nb: >-\n  x\n  y\n"), json_of(R"({"a": "1\n", "b": "x y"})"));
}

TEST(Yaml, KeysAreWordsAsWritten) {
  EXPECT_EQ(parse("true: 1\n1.0: 2\n"), json_of(R"({"true": 1, "1.0": 2})"));
}

TEST(Yaml, ReadsAllDocuments) {
  Diagnostics diagnostics;
  const std::vector<Node> documents = parse_yaml("a: 1\n---\nb: 2\n", kStart, diagnostics);
  ASSERT_EQ(documents.size(), 2);
  EXPECT_EQ(documents[1].json(), Json({{"b", 2}}));
  EXPECT_EQ(documents[1].where.text(), "a.yaml:3:1");
}

TEST(Yaml, LocatesEveryPart) {
  Diagnostics diagnostics;
  const Location origin{"case.md", 40, 3};
  const std::vector<Node> documents =
      parse_yaml("a:\n  - x: 'y'\n    z: |\n\n      text\n", origin, diagnostics);
  const Node& item = documents.at(0).find("a")->items.at(0);
  EXPECT_EQ(documents[0].entries[0].where.text(), "case.md:40:3");
  EXPECT_EQ(item.where.text(), "case.md:41:7");
  EXPECT_EQ(item.find("x")->where.text(), "case.md:41:10");
  EXPECT_EQ(item.entries[1].where.text(), "case.md:42:7");
  EXPECT_EQ(item.find("z")->where.text(), "case.md:44:9");
}

TEST(Yaml, AliasesAreCopies) { EXPECT_EQ(parse("a: &x {b: 1}\nc: *x\n")["c"], Json({{"b", 1}})); }

TEST(Yaml, RefusesDuplicateKeys) {
  EXPECT_THAT(problems("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n"),
              ElementsAre("a.yaml:4:3: duplicate key `c`; it stands on line 3 already",
                          "a.yaml:5:1: duplicate key `a`; it stands on line 1 already"));
}

TEST(Yaml, RefusesMergeKeys) {
  EXPECT_THAT(
      problems("a: &x {b: 1}\nc:\n  <<: *x\n"),
      ElementsAre("a.yaml:3:3: merge keys (`<<`) are not part of YAML 1.2; write the fields out"));
}

TEST(Yaml, RefusesKeysThatAreNoWords) {
  EXPECT_THAT(problems("? [a]\n: 1\n"),
              ElementsAre("a.yaml:1:3: a key must be a word, not a list"));
}

TEST(Yaml, RefusesTabsInTheIndentation) {
  EXPECT_THAT(problems("a:\n\tb: 1\n"),
              ElementsAre("a.yaml:2:1: a tab in the indentation; YAML wants spaces"));
  EXPECT_THAT(problems("a:\n  b:\n  \tc: 1\n"),
              ElementsAre("a.yaml:3:1: a tab in the indentation; YAML wants spaces"));
  EXPECT_THAT(problems("a: |\n  x\n  \ty\n"), IsEmpty());
  EXPECT_THAT(problems("a: 1\n\t\nb: 2\n"),
              ElementsAre("a.yaml:2:1: a tab in the indentation; YAML wants spaces"));
}

TEST(Yaml, RefusesOtherTags) {
  EXPECT_THAT(problems("a: !!binary aGk=\nb: !mine 1\n"),
              ElementsAre("a.yaml:1:4: the tag `!!binary` is not supported; leave it out",
                          "a.yaml:2:4: the tag `!mine` is not supported; leave it out"));
}

TEST(Yaml, LocatesSyntaxErrors) {
  EXPECT_THAT(problems("a: b: c\n", {"x.md", 10, 5}),
              ElementsAre("x.md:10:9: YAML: unexpected `:`; quote a text that holds `: `, or "
                          "indent the line as its "
                          "neighbours"));
  EXPECT_THAT(problems("a: [1, 2\n"),
              ElementsAre("a.yaml:2:1: YAML: end of sequence flow not found"));
}

TEST(Yaml, RefusesAStrayCommaAtOnce) {
  EXPECT_THAT(problems(",a: 1\n"), ElementsAre("a.yaml:1:1: YAML: unexpected `,`"));
  EXPECT_THAT(problems("a: 1\n]\n"), ElementsAre("a.yaml:2:1: YAML: illegal flow end"));
}

TEST(Yaml, LimitsDepthAndSize) {
  EXPECT_THAT(problems(std::string(101, '[') + std::string(101, ']')),
              ElementsAre("a.yaml:1:101: YAML: nested deeper than 100"));
  std::string bomb = "a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    const std::string name = "a" + std::to_string(i);
    bomb += name + ": &" + name + " [" + last;
    for (int n = 1; n < 10; ++n) bomb += "," + last;
    bomb += "]\n";
  }
  EXPECT_THAT(problems(bomb), ElementsAre("a.yaml:6:10: YAML: more than 200000 values"));
}

}  // namespace
}  // namespace seaworthy::text
