#pragma once
// Whole files. Errors name the path and what the system said.

#include <filesystem>
#include <string>
#include <string_view>

namespace seaworthy {

/// The bytes of a file; throws UsageError "cannot read PATH: REASON".
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
/// Writes beside the target and renames, so that a reader sees the old bytes or the new ones;
/// throws Error.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace seaworthy
