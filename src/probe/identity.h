#pragma once
// The identity block: what a simulated accelerator says of itself in its first 4 096 bytes, so that
// a pod can compare the device it holds with the one that was advertised and allocated. The driver
// writes it, the probe reads it. Pure. Format: the line `seaworthy-accelerator/1`, one line of
// JSON, zeros to the end.

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace seaworthy::probe {

inline constexpr size_t kIdentityBytes = 4096;

/// Exactly kIdentityBytes. Throws Error where the facts do not fit.
[[nodiscard]] std::string encode_identity(const Json& facts);

/// The facts at the start of `bytes` (as much of a device as one likes to pass); nothing where
/// there is no whole, valid block.
[[nodiscard]] std::optional<Json> decode_identity(std::string_view bytes);

}  // namespace seaworthy::probe
