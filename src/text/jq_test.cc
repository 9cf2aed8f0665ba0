#include "text/jq.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>

#include "base/digest.h"
#include "base/file.h"

namespace seaworthy::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The message of the one diagnostic of `expression`, "" where there is none.
std::string problem_of(const std::string& expression) {
  Diagnostics diagnostics;
  check_expressions({{expression, {"a.md", 10, 3}}}, diagnostics);
  if (diagnostics.all().empty()) return "";
  EXPECT_EQ(diagnostics.all().size(), 1);
  return diagnostics.all()[0].where.text() + ": " + diagnostics.all()[0].message;
}

TEST(Jq, YieldsEveryResult) {
  const Json input = {{"a", {1, 2.5, "x", nullptr, true, {{"b", Json::array()}}}}};
  EXPECT_THAT(evaluate(".a[]", input),
              ElementsAre(1, 2.5, "x", nullptr, true, Json({{"b", Json::array()}})));
  EXPECT_THAT(evaluate("empty", input), IsEmpty());
}

TEST(Jq, SaysWhatIsWrongWithARegularExpression) {
  EXPECT_EQ(regex_problem("^/dev/(nvidia[0-9]+|x)$"), std::nullopt);
  EXPECT_EQ(regex_problem("^/dev/(x"), "Regex failure: end pattern with unmatched parenthesis");
}

TEST(Jq, KeepsIntegersUpTo2To53) {
  const std::vector<Json> results =
      evaluate(".", Json::array({9007199254740992, -9007199254740992, 0.1}));
  EXPECT_EQ(to_line(results[0]), "[9007199254740992,-9007199254740992,0.1]");
  EXPECT_TRUE(results[0][0].is_number_integer());
}

TEST(Jq, MakesNullOfNanAndReplacesInvalidUtf8) {
  EXPECT_THAT(evaluate("nan", nullptr), ElementsAre(nullptr));
  EXPECT_THAT(evaluate(".", "a\xff"), ElementsAre("a\xEF\xBF\xBD"));
  EXPECT_THAT(evaluate("length", std::string("a\0b", 3)), ElementsAre(3));
}

TEST(Jq, CompilesExpressionsTogether) {
  Diagnostics diagnostics;
  const Program program({{".a # a comment", {}}, {"def f: . + 1; .a | f", {}}, {".b", {}}},
                        diagnostics);
  const Json input = {{"a", 1}, {"b", 2}};
  EXPECT_THAT(program.run(0, input), ElementsAre(1));
  EXPECT_THAT(program.run(1, input), ElementsAre(2));
  EXPECT_THAT(program.run(2, input), ElementsAre(2));
  EXPECT_THAT(program.run(0, input), ElementsAre(1));
}

TEST(Jq, ABadExpressionLeavesTheOthersUsable) {
  Diagnostics diagnostics;
  const Program program({{".a", {"x.md", 1, 1}}, {".a |", {"x.md", 2, 5}}, {".b", {"x.md", 3, 1}}},
                        diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1);
  EXPECT_EQ(diagnostics.all()[0].where.text(), "x.md:2:5");
  EXPECT_EQ(diagnostics.all()[0].code, "jq-syntax");
  EXPECT_THAT(program.run(2, {{"b", 7}}), ElementsAre(7));
  EXPECT_THROW((void)program.run(1, nullptr), JqError);
}

TEST(Jq, LocatesSyntaxErrors) {
  EXPECT_EQ(problem_of(".a |"), "a.md:10:3: jq: syntax error, unexpected end of expression");
  EXPECT_EQ(problem_of(".a\n| foo(.)"), "a.md:11:3: jq: foo/1 is not defined");
  EXPECT_EQ(problem_of(".a\n| $x\n"), "a.md:11:3: jq: $x is not defined");
  EXPECT_EQ(problem_of("'x'"), "a.md:10:3: jq: syntax error, unexpected character");
  EXPECT_EQ(problem_of("def f: 1;"), "a.md:10:3: jq: syntax error, not an expression");
  EXPECT_EQ(problem_of(" \n"), "a.md:10:3: jq: the expression is empty");
}

TEST(Jq, AnExpressionCannotLeaveItsPlace) {
  EXPECT_EQ(problem_of(".a) | (.b"), "a.md:10:3: jq: unexpected `)`");
  EXPECT_EQ(problem_of("[.a"), "a.md:10:3: jq: `[` is never closed");
  EXPECT_EQ(problem_of("[.a\n)"), "a.md:11:3: jq: expected `]`, found `)`");
  EXPECT_EQ(problem_of("\"abc"), "a.md:10:3: jq: a string is never closed");
  EXPECT_EQ(problem_of("\"\\(1"), "a.md:10:3: jq: `(` is never closed");
  EXPECT_EQ(problem_of("1 end else 2"), "a.md:10:3: jq: syntax error, unexpected end");
  EXPECT_EQ(
      problem_of("$__index"),
      "a.md:10:3: jq: `__index` is refused: names that start with two underscores are reserved");
  EXPECT_EQ(problem_of(std::string("1\0)", 3)), "a.md:10:3: jq: a NUL character is refused");
  EXPECT_EQ(problem_of(std::string(101, '[') + std::string(101, ']')),
            "a.md:10:3: jq: brackets are nested deeper than 100");
  EXPECT_EQ(problem_of("\"" + std::string(65536, 'a') + "\""),
            "a.md:10:3: jq: the expression is longer than 64 KiB");
}

TEST(Jq, RefusesWhatReachesBeyondTheInput) {
  for (const std::string name : {"env", "$ENV", "input", "inputs", "debug", "stderr", "halt", "now",
                                 "localtime", "mktime", "input_filename", "_input", "modulemeta"}) {
    EXPECT_EQ(problem_of(name), "a.md:10:3: jq: `" + name +
                                    "` is refused: an expression sees its input and nothing else");
  }
  EXPECT_NE(problem_of("$ ENV"), "");
  EXPECT_NE(problem_of("{$ENV}"), "");
  EXPECT_NE(problem_of("\"\\(env)\""), "");
  EXPECT_NE(problem_of("\"\\(\"\\(1)\" + (now|tostring))\""), "");
  EXPECT_NE(problem_of("{a: env}"), "");
  EXPECT_NE(problem_of("{(env): 1}"), "");
  EXPECT_NE(problem_of("{a: (1, now)}"), "");
  EXPECT_NE(problem_of("import \"a\" as a; 1"), "");
  EXPECT_NE(problem_of("def env: 1; 2"), "");
}

TEST(Jq, AllowsRefusedNamesAsData) {
  for (const std::string expression :
       {".env", ".a.now?", "{env: 1}", "{env}", "{a: 1, now : 2}", "\"env\"", "\"a\\\\\" + \"env\"",
        "1 # env", ". as $now | $now", "@json \"env \\(1)\"", ".[\"input\"]",
        ". as {env: $x} | $x"}) {
    EXPECT_EQ(problem_of(expression), "") << expression;
  }
}

TEST(Jq, RuntimeErrorsAreThrown) {
  const auto message = [](const std::string& expression) {
    try {
      (void)evaluate(expression, nullptr);
    } catch (const JqError& error) {
      return std::string(error.what());
    }
    return std::string("nothing thrown");
  };
  EXPECT_EQ(message(".[]"), "Cannot iterate over null (null)");
  EXPECT_EQ(message("error(\"mine\")"), "mine");
  EXPECT_EQ(message("error({a: 1})"), "{\"a\":1}");
  EXPECT_EQ(message("range(1; 200000)"), "more than 100000 results");
  EXPECT_THROW((void)evaluate(".a |", nullptr), UsageError);
}

TEST(Jq, RefusesInputThatIsNestedTooDeeply) {
  Json deep;
  for (int i = 0; i < 1001; ++i) deep = Json::array({std::move(deep)});
  EXPECT_THROW((void)evaluate("1", deep), JqError);
  EXPECT_THAT(evaluate("1", deep[0]), ElementsAre(1));
}

TEST(Jq, ChecksManyAtOnce) {
  std::vector<Expression> expressions;
  for (int i = 0; i < 300; ++i)
    expressions.push_back({".a" + std::to_string(i), {"x.md", i + 1, 1}});
  expressions[17].text = "$a";
  expressions[250].text = "$b";
  expressions[299].text = "$a";
  Diagnostics diagnostics;
  check_expressions(expressions, diagnostics);
  std::vector<std::string> found;
  for (const Diagnostic& d : diagnostics.all()) found.push_back(d.where.text() + ": " + d.message);
  EXPECT_THAT(found,
              ElementsAre("x.md:18:1: jq: $a is not defined", "x.md:251:1: jq: $b is not defined",
                          "x.md:300:1: jq: $a is not defined"));
}

TEST(Jq, RefusesToRunBehindTheUsersOwnDefinitions) {
  const std::filesystem::path home =
      std::filesystem::path(::testing::TempDir()) / ("jq_home-" + random_name(8));
  std::filesystem::create_directories(home);
  write_file(home / ".jq", "def length: 42;");
  const std::string before = std::getenv("HOME") != nullptr ? std::getenv("HOME") : "";
  ::setenv("HOME", home.c_str(), 1);
  EXPECT_THROW((void)evaluate("length", Json::array()), UsageError);
  ::setenv("HOME", before.c_str(), 1);
  std::filesystem::remove_all(home);
  EXPECT_THAT(evaluate("length", Json::array()), ElementsAre(0));
}

}  // namespace
}  // namespace seaworthy::text
