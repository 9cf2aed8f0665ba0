#pragma once
// The cluster that a command talks to.

#include <filesystem>

#include "cli/options.h"
#include "collect/variables.h"
#include "kube/client.h"

namespace seaworthy::cli {

/// The kubeconfig of the reference platform.
[[nodiscard]] std::filesystem::path reference_kubeconfig(const Options& options);

/// The configuration of --kubeconfig and --context; without them kubectl's rules, and where these
/// find nothing, the reference platform if it is up. Prints the kubeconfig's warnings. Throws
/// UsageError.
[[nodiscard]] kube::Config connect(const Options& options);

/// Whether this is the reference platform: only that one may be broken on purpose.
[[nodiscard]] bool is_reference_platform(const Options& options, const kube::Config& config);

/// The variables by which manifests name images, by --image-registry.
[[nodiscard]] collect::Variables image_variables(const Options& options);

}  // namespace seaworthy::cli
