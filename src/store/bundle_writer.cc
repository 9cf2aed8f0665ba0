#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/digest.h"
#include "base/file.h"
#include "store/bundle.h"
#include "store/manifest.h"

namespace seaworthy::store {
namespace {

namespace fs = std::filesystem;

void make_folder(const fs::path& path) {
  std::error_code problem;
  fs::create_directories(path, problem);
  if (problem) throw Error("cannot make " + path.string() + ": " + problem.message());
}

/// `latest` -> `run`, replaced in one step.
void point_latest_at(const fs::path& results, const std::string& run) {
  const fs::path draft = results / (".latest-" + run);
  const fs::path latest = results / "latest";
  if (::symlink(run.c_str(), draft.c_str()) != 0 || ::rename(draft.c_str(), latest.c_str()) != 0) {
    const std::string reason = std::strerror(errno);
    ::unlink(draft.c_str());
    throw Error("cannot write " + latest.string() + ": " + reason);
  }
}

}  // namespace

std::string folder_name(const std::string& case_name) {
  static constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.[]";
  std::string name = case_name.substr(0, 200);
  bool changed = name.size() != case_name.size();
  for (char& c : name) {
    if (kAllowed.find(c) != std::string_view::npos) continue;
    c = '_';
    changed = true;
  }
  if (name.empty() || name.front() == '.') {
    name.insert(0, "_");
    changed = true;
  }
  // Two names must not become one.
  return changed ? name + "-" + sha256_hex(case_name).substr(0, 8) : name;
}

BundleWriter::BundleWriter(const fs::path& results, const Json& run, const spec::Suite& suite) {
  const std::string id = string_at(run, "/id");
  if (id.empty() || id.find('/') != std::string::npos || id.front() == '.') {
    throw Error("a run needs an id that can name a folder, got `" + id + "`");
  }
  path_ = results / id;
  make_folder(results);
  if (fs::exists(path_)) throw Error(path_.string() + " exists already");
  make_folder(path_);
  write("run.json", to_pretty(run) + "\n");
  for (const auto& [path, bytes] : suite.files) write("suite/" + path, bytes);
  point_latest_at(results, id);
}

std::string BundleWriter::evidence_path(const std::string& case_name) const {
  const std::string folder = "cases/" + folder_name(case_name);
  make_folder(path_ / folder);
  return folder + "/evidence.jsonl";
}

void BundleWriter::write(const std::string& relative_path, std::string_view bytes) {
  const fs::path relative = fs::path(relative_path).lexically_normal();
  if (relative.is_absolute() || relative.empty() || *relative.begin() == "..") {
    throw Error("`" + relative_path + "` is no path within a bundle");
  }
  make_folder((path_ / relative).parent_path());
  write_file(path_ / relative, bytes);
}

void BundleWriter::seal() {
  std::vector<std::string> strange;
  std::vector<SealedFile> files = list_files(path_, strange);
  if (!strange.empty())
    throw Error((path_ / strange.front()).string() + " is not a file of this bundle");
  digest_files(path_, files);
  write_file(path_ / kManifest, to_pretty(manifest_json(files)) + "\n");
}

}  // namespace seaworthy::store
