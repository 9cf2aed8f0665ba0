#include "store/manifest.h"

#include <algorithm>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/json_parse.h"
#include "store/parallel.h"

namespace seaworthy::store {
namespace {

namespace fs = std::filesystem;

std::string link(const std::string& previous, const SealedFile& file) {
  return sha256_hex(previous + "\n" + file.path + "\n" + file.sha256);
}

}  // namespace

std::vector<SealedFile> list_files(const fs::path& bundle, std::vector<std::string>& strange) {
  std::vector<SealedFile> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(bundle)) {
    const std::string path = entry.path().lexically_relative(bundle).generic_string();
    const fs::file_status status = entry.symlink_status();
    if (fs::is_directory(status)) continue;
    if (!fs::is_regular_file(status)) {
      strange.push_back(path);
    } else if (path != kManifest) {
      files.push_back({path, "", 0});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const SealedFile& a, const SealedFile& b) { return a.path < b.path; });
  std::sort(strange.begin(), strange.end());
  return files;
}

void digest_files(const fs::path& bundle, std::vector<SealedFile>& files) {
  std::vector<std::function<void()>> jobs;
  for (SealedFile& file : files) {
    jobs.emplace_back([&bundle, &file] {
      const fs::path path = bundle / file.path;
      file.sha256 = sha256_file(path.string());
      file.size = fs::file_size(path);
    });
  }
  run_parallel(jobs);
}

Json manifest_json(const std::vector<SealedFile>& files) {
  Json entries = Json::array();
  std::string head;
  for (const SealedFile& file : files) {
    head = link(head, file);
    entries.push_back(
        {{"path", file.path}, {"sha256", file.sha256}, {"size", file.size}, {"chain", head}});
  }
  return {{"format", kFormat}, {"files", std::move(entries)}, {"head", head}};
}

std::vector<SealedFile> read_manifest(const fs::path& bundle, bool& chain_holds) {
  const fs::path path = bundle / kManifest;
  const Json manifest = read_json(path);
  check_format(manifest, path);
  std::vector<SealedFile> files;
  try {
    for (const Json& entry : manifest.at("files")) {
      files.push_back({entry.at("path").get<std::string>(), entry.at("sha256").get<std::string>(),
                       entry.at("size").get<uint64_t>()});
    }
  } catch (const Json::exception&) {
    throw UsageError(path.string() + ": not a manifest");
  }
  const bool sorted =
      std::is_sorted(files.begin(), files.end(),
                     [](const SealedFile& a, const SealedFile& b) { return a.path < b.path; });
  chain_holds = sorted && manifest == manifest_json(files);
  return files;
}

void check_format(const Json& value, const fs::path& path) {
  const Json format = value.value("format", Json());
  if (!format.is_number_integer()) throw UsageError(path.string() + ": says no format");
  if (format.get<int64_t>() <= kFormat) return;
  throw UsageError(path.string() + ": format " + to_line(format) +
                   " is newer than this version reads (" + std::to_string(kFormat) +
                   "); use a newer seaworthy");
}

Json read_json(const fs::path& path) {
  Json value = parse_json(read_file(path));
  if (!value.is_object()) throw UsageError(path.string() + ": not a JSON object");
  return value;
}

}  // namespace seaworthy::store
