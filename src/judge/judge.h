#pragma once
// Evidence in, verdict out. Pure: no clock, no network, no file system.
//
// The order in which a verdict is decided (the first that applies):
//   error           a fact of kind `error`, an expression that jq could not evaluate, an oracle
//   that met evidence it cannot read not-applicable  a needed feature is absent, the case allows
//   that, and its `proof` yields true on the feature facts fail            a needed feature is
//   absent and the case does not allow that inconclusive    an unmet wait or expectation marked
//   inconclusive (the default in setup and control); a gap in a window, or a
//                   window without end, that a judgement would rest on
//   fail            an unmet wait or expectation of observe; a field the API server dropped; a
//   judgement that does not hold inconclusive    a judgement whose evidence is missing pass
//   everything else, and at least one judgement was evaluated

#include <memory>

#include "judge/verdict.h"
#include "spec/case.h"
#include "spec/fact.h"
#include "spec/suite.h"
#include "text/programs.h"

namespace seaworthy::judge {

/// Judges the evidence of one case. Thread-safe.
class Judge {
 public:
  /// All three must outlive the Judge; `programs` holds the expressions of the case
  /// (Case::expressions).
  Judge(const spec::Case& test, const std::vector<spec::Vendor>& vendors,
        const text::Programs& programs);
  ~Judge();

  [[nodiscard]] CaseVerdict verdict(const spec::Evidence& evidence) const;
  /// The same for evidence that is needed no more: spares a copy of all of it.
  [[nodiscard]] CaseVerdict verdict(spec::Evidence&& evidence) const;
  /// The same on a document that an evidence mutant changed; `evidence` is what it was folded from.
  [[nodiscard]] CaseVerdict verdict(const spec::Evidence& evidence, const Json& document) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seaworthy::judge
