#pragma once
// A named judgement in C++ for what an expression cannot say. Pure functions in an explicit table;
// one file an oracle.

#include <string>
#include <vector>

#include "judge/verdict.h"
#include "spec/suite.h"

namespace seaworthy::judge {

struct Findings {
  bool holds = false;
  std::string reason;  ///< one line: what was counted when it holds, what is wrong when it does not
  std::vector<Offender> offenders;
};

/// Thrown by an oracle for evidence it cannot read: the verdict is `error`, never `fail`.
class UnreadableEvidence : public Error {
 public:
  using Error::Error;
};

using Oracle = Findings (*)(const Json& document, const Json& with,
                            const std::vector<spec::Vendor>& vendors);

/// nullptr where there is none of this name. The names are those of spec::oracle_words(), no more
/// and no fewer.
[[nodiscard]] Oracle find_oracle(const std::string& name);
[[nodiscard]] std::vector<std::string> oracle_names();

}  // namespace seaworthy::judge
