#pragma once
// What a person should know of a case before running it, as Markdown: its prose, then what it needs
// and creates, how it judges, and the mutants that it is known to catch. Pure.

#include <string>

#include "collect/variables.h"
#include "spec/suite.h"

namespace seaworthy::run {

[[nodiscard]] std::string explanation(const spec::Suite& suite, const spec::Case& test,
                                      const collect::Variables& images);

}  // namespace seaworthy::run
