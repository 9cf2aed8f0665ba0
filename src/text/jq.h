#pragma once
// jq expressions (libjq 1.6), the language of judgements, waits and mutants. An expression sees its
// input and nothing else: `env`, `$ENV`, `input`, `inputs`, `import`, `include`, `input_filename`,
// `$__loc__`, `debug`, `stderr`, `halt`, `now`, `localtime`, `mktime` and the like are refused when
// it is compiled, so that a verdict can be derived again anywhere.
//
// Compiling costs about 20 ms whatever the expression, so the expressions of one case are compiled
// as one program. A Program is not thread-safe: give each thread its own.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/json.h"
#include "text/input.h"
#include "text/list_input.h"

namespace seaworthy::text {

/// One expression and where it stands in the user's file (the place of its first character).
struct Expression {
  std::string text;
  Location where;
};

/// An expression that was well formed but could not be evaluated on this input ("Cannot iterate
/// over null").
class JqError : public Error {
 public:
  using Error::Error;
};

class Program {
 public:
  /// Compiles all expressions together; where that fails, one by one, and each that is wrong
  /// becomes a diagnostic "jq: MESSAGE" (code "jq-syntax") at its place. Nothing is thrown for a
  /// bad expression; running one throws JqError.
  Program(const std::vector<Expression>& expressions, Diagnostics& diagnostics);
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  [[nodiscard]] std::vector<Json> run(size_t index, const Json& input) const;
  [[nodiscard]] std::vector<Json> run(size_t index, const View& view) const;
  [[nodiscard]] std::vector<Json> run(size_t index, const ListInput& list) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Only checks: the diagnostics that compiling each would give. Fit for thousands: equal texts are
/// compiled once, many at a time, on all cores.
void check_expressions(const std::vector<Expression>& expressions, Diagnostics& diagnostics);

/// What jq's `test` says of a pattern that is not a regular expression ("Regex failure: end pattern
/// with unmatched parenthesis"); nothing where it is one.
[[nodiscard]] std::optional<std::string> regex_problem(const std::string& pattern);

/// Compiles and runs one expression; throws UsageError for a syntax error, JqError for a runtime
/// error.
[[nodiscard]] std::vector<Json> evaluate(const std::string& expression, const Json& input);

}  // namespace seaworthy::text
