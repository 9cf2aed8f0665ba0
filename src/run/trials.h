#pragma once
// The trials of one case that falsify makes: unharmed, and under each of its mutants. Not thread
// safe; other cases may be tried at the same time.

#include <functional>
#include <future>
#include <map>
#include <string>
#include <vector>

#include "run/falsify.h"

namespace seaworthy::run {

class Trials {
 public:
  /// References are kept. `sink` is told each mutant's outcome once.
  Trials(collect::Environment& environment, const spec::Suite& suite, const PlannedCase& planned,
         const FalsifyOptions& options, MutantSink sink);

  /// The mutants of a kind that are wanted, in the order of the case.
  [[nodiscard]] std::vector<const spec::Mutant*> wanted(spec::Mutant::Kind kind) const;
  [[nodiscard]] bool has_any() const;
  /// The ways to break the platform that these name, each once.
  [[nodiscard]] std::vector<std::string> platforms() const;
  [[nodiscard]] const PlannedCase& planned() const { return planned_; }

  /// Runs the case on a platform that was broken by platform/mutants/NAME, and keeps its outcome
  /// for `on_sound_platform`; its namespace may go after the platform was restored. Throws
  /// Cancelled when interrupted.
  void on_broken_platform(const Context& context, const std::string& platform);
  /// The platform could not be broken this way: says so of the mutants that name it.
  void could_not_break(const std::string& platform, const std::string& reason);
  /// Runs the case unharmed, after every broken platform was restored, and under the mutants that
  /// change nothing but the case; says what each mutant came to. Throws Cancelled when interrupted.
  void on_sound_platform(const Context& context);

 private:
  class Trial;
  /// What a run of the case came to.
  struct Outcome {
    judge::CaseVerdict verdict;
    spec::Evidence facts;
    Json document;
  };
  /// Runs the case until others may have its room. What is left of it goes away beside them, and
  /// the outcome is known when it is gone.
  [[nodiscard]] std::shared_future<Outcome> attempt(const Context& context, const spec::Case& test,
                                                    const std::string& label);
  [[nodiscard]] judge::CaseVerdict under_evidence_mutant(const spec::Mutant& mutant,
                                                         const Outcome& baseline) const;
  void under_workload_mutants(const Context& context, const judge::CaseVerdict& baseline);
  /// Says what the mutant came to, or why it is void where `verdict` throws.
  void settle(const spec::Mutant& mutant, const judge::CaseVerdict& baseline,
              const std::function<judge::CaseVerdict()>& verdict);

  collect::Environment& environment_;
  const spec::Suite& suite_;
  const PlannedCase& planned_;
  const FalsifyOptions& options_;
  MutantSink sink_;
  std::map<std::string, std::shared_future<Outcome>> broken_;  ///< by what broke the platform
};

}  // namespace seaworthy::run
