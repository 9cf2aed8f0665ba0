#pragma once
// Resolving, the second pass of the loader: names of one case are looked up in the case itself and
// in the suite around it. Private to spec/.

#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/diagnostics.h"
#include "spec/draft.h"
#include "spec/suite.h"

namespace seaworthy::spec {

/// What a case may refer to. References are borrowed for the time of the call.
struct Surroundings {
  const std::map<std::string, std::string>& files;  ///< of the suite
  const std::map<std::string, Feature>& features;
  std::optional<std::set<std::string>>
      platform_mutants;  ///< nothing where there is no reference platform to look at
};

/// Checks features, manifests, evidence names, judgements and mutants, and copies the manifests'
/// texts into the case.
void resolve_case(Draft& draft, const Surroundings& around, Diagnostics& diagnostics);

/// Checks that a manifest is YAML whose documents are Kubernetes objects.
void check_manifest(std::string_view text, const std::string& file, Diagnostics& diagnostics);

}  // namespace seaworthy::spec
