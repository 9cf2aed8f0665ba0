#pragma once
// manifest.json: every file of a bundle with its digest, chained. Internal to store/;
// docs/evidence.md has the format.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::store {

inline constexpr const char* kManifest = "manifest.json";
/// Of run.json, manifest.json and report.json; a bundle with a higher one is refused.
inline constexpr int kFormat = 1;

struct SealedFile {
  std::string path;  ///< within the bundle, with `/`
  std::string sha256;
  uint64_t size = 0;
  bool operator==(const SealedFile&) const = default;
};

/// The regular files below `bundle` but the manifest itself, sorted; their digests are not computed
/// yet. What is neither a file nor a folder (a link, a socket) is reported in `strange`.
[[nodiscard]] std::vector<SealedFile> list_files(const std::filesystem::path& bundle,
                                                 std::vector<std::string>& strange);

/// Computes digest and size of each, on all cores. A file that cannot be read throws.
void digest_files(const std::filesystem::path& bundle, std::vector<SealedFile>& files);

/// {format, files: [{path, sha256, size, chain}], head}
[[nodiscard]] Json manifest_json(const std::vector<SealedFile>& files);

/// Reads manifest.json. Throws UsageError where it is missing, not one, or of a newer format.
/// `chain_holds` is whether chain and head follow from the entries.
[[nodiscard]] std::vector<SealedFile> read_manifest(const std::filesystem::path& bundle,
                                                    bool& chain_holds);

/// Throws UsageError where `value`, read from `path`, says a format that this version does not
/// know.
void check_format(const Json& value, const std::filesystem::path& path);

/// The JSON object in a file. Throws UsageError "PATH: not a JSON object".
[[nodiscard]] Json read_json(const std::filesystem::path& path);

}  // namespace seaworthy::store
