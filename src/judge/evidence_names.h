#pragma once
// What evidence a judgement rests on, and whether it is there and whole. A name that was never
// collected reads as null in jq, and a window that was blind for a while cannot show that something
// never happened: neither may turn into a pass.

#include <set>
#include <string>

#include "spec/case.h"
#include "spec/fact.h"

namespace seaworthy::judge {

/// The names of this case's evidence that the expression, or the judgement (of an oracle: its
/// parameters), mentions.
[[nodiscard]] std::set<std::string> evidence_of(const spec::Case& test,
                                                const std::string& expression);
[[nodiscard]] std::set<std::string> evidence_of(const spec::Case& test,
                                                const spec::Judgement& judgement);

/// "evidence `held` is missing" where the expression mentions a name of the case's steps or
/// bindings that is not in the document, "it reads no evidence" where it mentions nothing that is;
/// else "".
[[nodiscard]] std::string missing_evidence(const spec::Case& test, const std::string& expression,
                                           const Json& document);
[[nodiscard]] std::string missing_evidence(const spec::Case& test, const spec::Judgement& judgement,
                                           const Json& document);

/// Why a window among the judgement's evidence cannot show what did not happen: it has a gap, or no
/// end; else "".
[[nodiscard]] std::string blind_window(const spec::Case& test, const spec::Judgement& judgement,
                                       const Json& document);

/// The numbers of the facts that hold this evidence: one a name, that of its result.
[[nodiscard]] std::vector<uint64_t> facts_of(const std::set<std::string>& names,
                                             const spec::Evidence& evidence);

}  // namespace seaworthy::judge
