#include "run/explanation.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/time.h"
#include "run/footprint.h"
#include "run/rbac.h"

namespace seaworthy::run {
namespace {

template <typename Words>
std::string list(const Words& words) {
  return join({words.begin(), words.end()}, ", ");
}

std::string line(const char* name, const std::string& text) {
  return fmt::format("- {}: {}\n", name, text.empty() ? "none" : text);
}

std::string feature_text(const spec::Suite& suite, const std::string& name) {
  const auto found = suite.features.find(name);
  return found == suite.features.end() ? name : fmt::format("{} ({})", name, found->second.title);
}

std::string needs(const spec::Suite& suite, const spec::Case& test) {
  std::vector<std::string> features;
  for (const std::string& name : test.needs) features.push_back(feature_text(suite, name));
  if (features.empty()) return "";
  return fmt::format("{}; without it the case {}", join(features, "; "),
                     test.absent_is_not_applicable ? "does not apply" : "fails");
}

std::string repetition(const spec::Case& test) {
  std::vector<std::string> over;
  for (const auto& [name, feature] : test.matrix) {
    over.push_back(fmt::format("{} that feature {} finds", name, feature));
  }
  return over.empty() ? "once" : "once for each " + join(over, " and ");
}

std::string creation(const spec::Case& test, const Footprint& footprint) {
  if (test.steps.empty()) return "";
  std::string text = fmt::format("a namespace of Pod Security `{}`", test.pod_security);
  if (!test.pod_security_reason.empty()) text += fmt::format(" ({})", test.pod_security_reason);
  if (!footprint.kinds.empty()) text += "; in it or cluster-wide " + list(footprint.kinds);
  return text + ". All of it is removed at the end";
}

std::string facts(const spec::Suite& suite, const spec::Case& test,
                  const collect::Variables& images) {
  const Footprint footprint = footprint_of(test, images);
  return line("Counts", fmt::format("from Level {}, {}; item {} of the checklist", test.level,
                                    spec::name_of(test.strength), test.item)) +
         line("CNCF requirement", test.cncf) + line("Needs", needs(suite, test)) +
         line("Runs", repetition(test) +
                          (test.disruptive ? ", and disturbs what else runs on the cluster" : "")) +
         line("Creates", creation(test, footprint)) + line("Runs alone with", list(test.locks)) +
         line("Images", list(footprint.images)) +
         line("Takes", "at most " + format_duration(test.timeout)) + line("File", test.file);
}

std::string permissions(const spec::Suite& suite, const spec::Case& test) {
  std::string text;
  for (const auto& [resource, verbs] : permissions_of(suite, {&test})) {
    const auto& [group, name] = resource;
    text += fmt::format("- {}{}: {}\n", name, group.empty() ? "" : "." + group, list(verbs));
  }
  return text;
}

std::string judgements(const spec::Case& test) {
  std::string text;
  for (const spec::Judgement& judgement : test.judgements) {
    text += fmt::format("- `{}`: {}", judgement.id, judgement.because);
    if (judgement.kind == spec::Judgement::Kind::kOracle) {
      text += fmt::format(" (oracle `{}`)", judgement.oracle);
    }
    text += "\n";
  }
  return text;
}

const char* how(spec::Mutant::Kind kind) {
  switch (kind) {
    case spec::Mutant::Kind::kPlatform:
      return "the platform is broken";
    case spec::Mutant::Kind::kWorkload:
      return "a manifest is patched";
    case spec::Mutant::Kind::kEvidence:
      return "the evidence is patched";
  }
  return "";
}

std::string mutants(const spec::Case& test) {
  std::string text;
  for (const spec::Mutant& mutant : test.mutants) {
    std::string when;
    for (const auto& [name, value] : mutant.when) when += fmt::format(", {} {}", name, value);
    text +=
        fmt::format("- `{}` ({}{}) fails `{}`\n", mutant.id, how(mutant.kind), when, mutant.fails);
  }
  return text.empty() ? "None.\n" : text;
}

}  // namespace

std::string explanation(const spec::Suite& suite, const spec::Case& test,
                        const collect::Variables& images) {
  return fmt::format(
      "{}\n\n## In short\n\n{}\n## Allowed to\n\n{}\n## Judgements\n\n{}\n## Mutants that it must "
      "catch\n\n{}",
      trim(test.prose), facts(suite, test, images), permissions(suite, test), judgements(test),
      mutants(test));
}

}  // namespace seaworthy::run
