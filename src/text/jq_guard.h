#pragma once
// What an expression must not contain, told by its tokens, before libjq sees it. Private to text/.

#include <optional>
#include <string>
#include <string_view>

namespace seaworthy::text {

struct Refusal {
  size_t offset = 0;    ///< of the offending token
  std::string message;  ///< without the "jq: " in front
};

/// Nothing where the expression is allowed. Refused are: names that reach beyond the input (`env`,
/// `$ENV`, `input`, `import`, `now`, …; string interpolation counts as code, a field `.env` or a
/// key `{now: 1}` does not); names that start with two underscores; brackets that do not match or
/// nest deeper than 100, so that an expression cannot leave the parentheses it is compiled in; and
/// more than 64 KiB of text.
[[nodiscard]] std::optional<Refusal> refuse(std::string_view expression);

}  // namespace seaworthy::text
