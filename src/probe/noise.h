#pragma once
// Bytes that no device can compress away, so that so many written bytes are so many bytes in use.
// Pure, and the same each time.

#include <cstdint>
#include <string>

namespace seaworthy::probe {

/// `bytes` (a multiple of 8) of noise that differs for each seed.
[[nodiscard]] std::string noise(uint64_t seed, size_t bytes);

}  // namespace seaworthy::probe
