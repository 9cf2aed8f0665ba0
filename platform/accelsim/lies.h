#pragma once
// The ways in which the driver can be told to lie: what the suite's checks must catch. Pure.

#include <set>
#include <string>
#include <vector>

namespace seaworthy::accelsim {

enum class Lie {
  kOmitMemory,         ///< one device is advertised without its memory
  kNumaMinusOne,       ///< one device is advertised on NUMA node -1
  kStaleGeneration,    ///< a slice of an older generation stays, and offers a device that does not
                       ///< exist
  kIncompletePool,     ///< the pool says that it has one slice more than it has
  kFalsifyModel,       ///< every device is advertised as another model
  kFalsifyMemory,      ///< every device is advertised with twice its memory
  kDropNumaAttribute,  ///< one device is advertised without its NUMA node
  kScrambleNvlink,     ///< the NVLink domains are advertised as other pairs than they are
  kOverCommit,         ///< a shared device is advertised with four times its memory
  kSwapDevice,         ///< a claim is given the device after the one it was allocated
  kInjectAll,          ///< a claim is given every device of the node
  kNoScrub,            ///< a released device keeps what its tenant wrote
};
using Lies = std::set<Lie>;

/// "omit-memory" and so on, in the order above.
[[nodiscard]] const std::vector<std::string>& lie_names();
/// Throws UsageError "unknown lie `X`; known are: …".
[[nodiscard]] Lie parse_lie(const std::string& name);

}  // namespace seaworthy::accelsim
