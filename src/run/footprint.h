#pragma once
// What a case brings into a cluster, read off its steps and manifests. Pure.

#include <set>
#include <string>

#include "collect/variables.h"
#include "spec/case.h"

namespace seaworthy::run {

struct Footprint {
  std::set<std::string> kinds;   ///< of the objects that it creates beside its namespace
  std::set<std::string> images;  ///< that its pods run
};

/// `images` are the variables by which manifests name images. Throws UsageError for a manifest that
/// is no YAML.
[[nodiscard]] Footprint footprint_of(const spec::Case& test, const collect::Variables& images);

}  // namespace seaworthy::run
