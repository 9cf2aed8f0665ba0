#pragma once
// Mutants applied: a manifest changed, the reference platform broken and mended.

#include <filesystem>

#include "base/context.h"
#include "collect/variables.h"
#include "spec/case.h"

namespace seaworthy::run {

/// The case with one manifest changed by the mutant's patch, which sees each document of the
/// manifest, variables not yet replaced; those in the manifest's name take their value from
/// `variables`. Throws Error where the patch fails, yields no object, or changes nothing.
[[nodiscard]] spec::Case with_workload_mutant(const spec::Case& test, const spec::Mutant& mutant,
                                              const collect::Variables& variables);

/// The scripts platform/mutants/NAME/{break,restore}. Breaks when made; `restore` or the destructor
/// mends.
class BrokenPlatform {
 public:
  /// `folder`: platform/mutants; `state`: the platform's state directory. Throws Error with the
  /// script's words where it fails; what it had done by then is restored first.
  BrokenPlatform(const Context& context, const std::filesystem::path& folder,
                 const std::filesystem::path& state, const std::string& name);
  ~BrokenPlatform();
  BrokenPlatform(const BrokenPlatform&) = delete;
  BrokenPlatform& operator=(const BrokenPlatform&) = delete;
  /// Runs even after an interrupt. Throws Error where the platform could not be mended.
  void restore();

 private:
  void run_script(const Context& context, const char* script) const;
  std::filesystem::path folder_, state_;
  bool broken_ = true;
};

}  // namespace seaworthy::run
