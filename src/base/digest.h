#pragma once
// SHA-256, and random names.

#include <string>
#include <string_view>

namespace seaworthy {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
/// The digest of a file's bytes, read in pieces; throws Error where it cannot be read.
[[nodiscard]] std::string sha256_file(const std::string& path);
/// `length` characters of [a-z2-9] without look-alikes, from the system's random source. Fit for
/// object names and nonces.
[[nodiscard]] std::string random_name(size_t length);

}  // namespace seaworthy
