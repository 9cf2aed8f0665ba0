#pragma once
// What the cluster is: the part of run.json that says where the evidence comes from.

#include "kube/client.h"
#include "spec/suite.h"

namespace seaworthy::run {

/// {uid, version, context, nodes, drivers: {name: devices}, simulated, fingerprint}. `uid` is that
/// of the namespace kube-system; `fingerprint` a digest of what makes two runs comparable: uid,
/// minor version and drivers. `simulated` is true where a driver's vendor table says so. Objects
/// that may not be listed (403) are left out and named under `unseen`.
[[nodiscard]] Json describe_cluster(const Context& context, kube::Client& client,
                                    const spec::Suite& suite);

}  // namespace seaworthy::run
