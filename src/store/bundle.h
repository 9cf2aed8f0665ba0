#pragma once
// The bundle on disk, results/<run>/: run.json, levels.json, cases/<name>/{evidence.jsonl,
// verdict.json}, suite/ (every file the run was made with), report.*, manifest.json.
// docs/evidence.md is its format. `format` in run.json is 1; a newer one is refused.
//
// manifest.json holds {format, files: [{path, sha256, size, chain}], head}: chain is
// sha256(previous chain + path + sha256), files sorted by path, so that a changed, added, removed
// or reordered file changes `head`.

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/descriptor.h"
#include "judge/levels.h"
#include "judge/result.h"
#include "spec/fact.h"
#include "spec/suite.h"

namespace seaworthy::store {

/// Takes facts as they happen. Thread-safe; each is one write and is in the file when append
/// returns, so that a kill loses nothing of what was seen. A full disk is Error "cannot write PATH:
/// REASON; …", at once.
class EvidenceFile {
 public:
  explicit EvidenceFile(const std::filesystem::path& path);
  void append(const spec::Fact& fact);

 private:
  std::mutex mutex_;
  std::filesystem::path path_;
  Descriptor file_;
};

/// Reads the facts of a file. Throws UsageError "FILE:LINE: …" for a line that is not a fact; a
/// last line without its newline (a kill while writing) is left out, and `truncated` is set.
[[nodiscard]] spec::Evidence read_evidence(const std::filesystem::path& path,
                                           bool* truncated = nullptr);

/// What the levels were decided with beside the verdicts: levels.json. `past` is newest first.
struct LevelBasis {
  std::string profile;
  int asked = 2;
  std::vector<judge::PastRun> past;

  /// {profile, asked, past: [{case id: verdict}]}
  [[nodiscard]] Json json() const;
  /// Throws UsageError for what is not one.
  [[nodiscard]] static LevelBasis from_json(const Json& value);
};
inline constexpr const char* kLevelBasis = "levels.json";

/// A name that came from a cluster, as the name of one folder: it must neither leave the folder it
/// lies in nor hide there.
[[nodiscard]] std::string folder_name(const std::string& case_name);

/// A bundle being written.
class BundleWriter {
 public:
  /// Makes results/<run>/ and points results/latest at it. Writes run.json and suite/.
  BundleWriter(const std::filesystem::path& results, const Json& run, const spec::Suite& suite);
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// "cases/NAME/evidence.jsonl" for the case or instance of that name, its folder made.
  [[nodiscard]] std::string evidence_path(const std::string& case_name) const;
  void write(const std::string& relative_path, std::string_view bytes);
  /// Writes manifest.json over everything that is there. Call last; may be called again.
  void seal();

 private:
  std::filesystem::path path_;
};

/// A bundle that is read. Throws UsageError for what is not one: missing files, newer format,
/// broken JSON (names file and line).
struct Bundle {
  std::filesystem::path path;
  Json run;
  judge::RunResult result;  ///< from report.json
  spec::Suite suite;        ///< from suite/

  [[nodiscard]] spec::Evidence evidence(const judge::CaseResult& result) const;
};
[[nodiscard]] Bundle read_bundle(const std::filesystem::path& path);

/// What `verify` found. Empty `findings`: every byte is as it was sealed, and every verdict follows
/// from its evidence, and the levels from the verdicts.
struct Verification {
  size_t files = 0, verdicts = 0;
  std::vector<std::string> findings;
};
[[nodiscard]] Verification verify(const std::filesystem::path& path);

}  // namespace seaworthy::store
