#pragma once
// Proves the checks able to fail: runs each case under each of its mutants, and unharmed.

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
  size_t parallel = 4;                    ///< cases at once
  std::filesystem::path evidence;         ///< where the evidence of each trial is kept
};

/// Called for each mutant as its outcome is known, one at a time, on threads of falsify's own.
using MutantSink = std::function<void(const judge::MutantResult&)>;

/// On a cluster. First the mutants that break the platform, one after the other: the platform is
/// broken once for all cases that name the mutant, and restored. Then every case unharmed, side by
/// side as their locks allow: that is the baseline of all its mutants, and shows at once that the
/// platform is sound again; where it is not green they are void. Then the mutants that change
/// nothing but their case. Throws Cancelled when interrupted, after the platform has been restored.
void falsify(const Context& context, collect::Environment& environment, const spec::Suite& suite,
             const std::vector<PlannedCase>& planned, const FalsifyOptions& options,
             const MutantSink& sink);

/// Without a cluster: the evidence mutants alone, on the evidence of a bundle whose verdict was
/// `pass`.
void falsify_recorded(const store::Bundle& bundle, const std::vector<const spec::Case*>& cases,
                      const MutantSink& sink);

}  // namespace seaworthy::run
