#pragma once
// Proves the checks able to fail: runs each case unharmed, then under each of its mutants, then
// unharmed again.

#include <filesystem>
#include <functional>
#include <vector>

#include "judge/falsify.h"
#include "run/plan.h"
#include "store/bundle.h"

namespace seaworthy::run {

struct FalsifyOptions {
  std::filesystem::path mutants;  ///< platform/mutants
  std::filesystem::path state;    ///< of the reference platform; empty: it is another cluster,
                                  ///< platform mutants are void
  std::vector<spec::Mutant::Kind> kinds;  ///< empty: all
  std::filesystem::path evidence;         ///< where the evidence of each trial is kept
};

/// Called for each mutant as its outcome is known.
using MutantSink = std::function<void(const judge::MutantResult&)>;

/// On a cluster. One case after the other: a broken platform is no place for another case. After
/// the platform mutants of a case it must be green again, or they are void. Throws Cancelled when
/// interrupted, after the platform has been restored.
void falsify(const Context& context, collect::Environment& environment, const spec::Suite& suite,
             const std::vector<PlannedCase>& planned, const FalsifyOptions& options,
             const MutantSink& sink);

/// Without a cluster: the evidence mutants alone, on the evidence of a bundle whose verdict was
/// `pass`.
void falsify_recorded(const store::Bundle& bundle, const std::vector<const spec::Case*>& cases,
                      const MutantSink& sink);

}  // namespace seaworthy::run
