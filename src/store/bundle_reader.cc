#include "base/file.h"
#include "store/bundle.h"
#include "store/manifest.h"

namespace seaworthy::store {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> read_tree(const fs::path& folder) {
  std::vector<std::string> strange;
  std::map<std::string, std::string> files;
  for (const SealedFile& file : list_files(folder, strange))
    files[file.path] = read_file(folder / file.path);
  return files;
}

spec::Suite read_suite(const fs::path& bundle) {
  const fs::path folder = bundle / "suite";
  if (!fs::is_directory(folder))
    throw UsageError("cannot read " + folder.string() + ": No such file or directory");
  Diagnostics diagnostics;
  spec::Suite suite = spec::load_suite(read_tree(folder), folder.string(), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity != Severity::kError) continue;
    throw UsageError(diagnostic.where.text() + ": " + diagnostic.message);
  }
  return suite;
}

judge::RunResult read_result(const fs::path& bundle) {
  const fs::path path = bundle / "report.json";
  const Json report = read_json(path);
  check_format(report, path);
  try {
    return judge::RunResult::from_json(report);
  } catch (const UsageError& error) {
    throw UsageError(path.string() + ": " + error.what());
  }
}

}  // namespace

Bundle read_bundle(const fs::path& path) {
  Bundle bundle;
  bundle.path = path;
  bundle.run = read_json(path / "run.json");
  check_format(bundle.run, path / "run.json");
  bundle.result = read_result(path);
  bundle.suite = read_suite(path);
  return bundle;
}

spec::Evidence Bundle::evidence(const judge::CaseResult& of) const {
  if (of.evidence.empty()) return {};
  const fs::path relative = fs::path(of.evidence).lexically_normal();
  if (relative.is_absolute() || *relative.begin() == "..") {
    throw UsageError((path / "report.json").string() + ": `" + of.evidence +
                     "` is no path within the bundle");
  }
  return read_evidence(path / relative);
}

}  // namespace seaworthy::store
