#pragma once
// How long a case waits for what does not come: mutants spend most of their time on it.

#include "spec/case.h"

namespace seaworthy::run {

/// The case with its deadlines (`within`, and `for` of a window that ends by `until`) multiplied by
/// `patience`, of (0, 1]. None becomes shorter than 20 seconds, which what comes at once still
/// needs on a busy machine; a time that is watched through, and the case's own timeout, stay.
[[nodiscard]] spec::Case with_patience(spec::Case test, double patience);

}  // namespace seaworthy::run
