#pragma once
// The least that a run of some cases needs to be allowed: derived from their steps, their manifests
// and the features they name, without a cluster. Pure.
//
// Everybody who is authenticated may discover what is served (ClusterRole system:discovery): that
// is left out. A workload mutant may create other kinds than its case: `falsify` is for a platform
// of one's own.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "spec/suite.h"

namespace seaworthy::run {

/// Verbs by group and resource, subresources as "pods/log".
using Permissions = std::map<std::pair<std::string, std::string>, std::set<std::string>>;

/// What one case needs, without what every run does. Throws UsageError "FILE:LINE:COL: …" for a
/// kind whose group cannot be told: no `apiVersion`, in none of the case's manifests, and not one
/// of Kubernetes' own.
[[nodiscard]] Permissions permissions_of(const spec::Suite& suite, const spec::Case& test);

/// What a run of the cases needs, from the description of the cluster to the last namespace.
[[nodiscard]] Permissions permissions_of(const spec::Suite& suite,
                                         const std::vector<const spec::Case*>& cases);

/// A ClusterRole in YAML, for `kubectl apply -f -`; resources with the same verbs share a rule.
[[nodiscard]] std::string cluster_role(const std::string& name, const Permissions& permissions);

}  // namespace seaworthy::run
