#pragma once
// Whether a scrape can be read, and whether its numbers move. See spec/vocabulary.cc.

#include "judge/oracle.h"

namespace seaworthy::judge {

/// `exposition`, with {before, after, responses, moves}: an offender is
///   {evidence, response, problem}                a scrape that was not answered as one
///   {evidence, response, line, column, problem}  a line that breaks the format
///   {series, labels, response, before, after, moved, expected, problem}  a series that did not
///   move so
[[nodiscard]] Findings exposition(const Json& document, const Json& with,
                                  const std::vector<spec::Vendor>& vendors);

}  // namespace seaworthy::judge
