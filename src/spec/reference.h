#pragma once
// The words of the case format as Markdown: what `seaworthy explain` shows and docs/case-format.md
// holds. Pure.

#include <string>

#include "spec/vocabulary.h"

namespace seaworthy::spec {

/// A section "### `until`": what it does, and its arguments.
[[nodiscard]] std::string reference(const StepWord& word);
[[nodiscard]] std::string reference(const OracleWord& word);

/// The sections of all steps, or of all oracles.
[[nodiscard]] std::string step_reference();
[[nodiscard]] std::string oracle_reference();

}  // namespace seaworthy::spec
