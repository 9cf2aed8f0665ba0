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
  size_t parallel = 1;  ///< cases at once, on the platform as it is; a broken one has one alone
  std::filesystem::path evidence;  ///< where the evidence of each trial is kept
};

/// Called for each mutant as its outcome is known, one at a time, on threads of falsify's own.
using MutantSink = std::function<void(const judge::MutantResult&)>;

/// On a cluster. First, side by side as their locks allow, the mutants that change nothing but
/// their case; then one case after the other under those that break the platform, which is no place
/// for another. After these a case must be green again, or they are void. Throws Cancelled when
/// interrupted, after the platform has been restored.
void falsify(const Context& context, collect::Environment& environment, const spec::Suite& suite,
             const std::vector<PlannedCase>& planned, const FalsifyOptions& options,
             const MutantSink& sink);

/// Without a cluster: the evidence mutants alone, on the evidence of a bundle whose verdict was
/// `pass`.
void falsify_recorded(const store::Bundle& bundle, const std::vector<const spec::Case*>& cases,
                      const MutantSink& sink);

}  // namespace seaworthy::run
