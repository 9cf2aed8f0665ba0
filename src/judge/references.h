#pragma once
// Which names an expression mentions. jq reads a missing name as null, and `null | length == 0` is
// true: a judgement whose evidence was never collected would pass. So the judge looks for the names
// first, in the text. Pure.

#include <set>
#include <string>
#include <string_view>

namespace seaworthy::judge {

/// Every NAME that stands in the expression as `.NAME`, `."NAME"` or `["NAME"]`, at whatever depth:
/// more than the names it reads from the top of its input, never fewer. Comments and string
/// literals do not count, code within `\(…)` does.
[[nodiscard]] std::set<std::string> names_mentioned(std::string_view expression);

}  // namespace seaworthy::judge
