#pragma once
// The text of kubeconfig files: parsed with locations, and merged as kubectl merges them. Values;
// nothing here reads files. Source: k8s.io/client-go/tools/clientcmd, ClientConfigLoadingRules.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "text/yaml.h"

namespace seaworthy::kube {

/// The body of a named cluster, user or context, and the folder that its relative paths count from.
struct KubeconfigEntry {
  text::Node body;
  std::filesystem::path folder;
};

struct KubeconfigFile {
  using Entries = std::map<std::string, KubeconfigEntry>;
  Entries clusters, users, contexts;
  std::string current_context;
};

/// Throws UsageError "FILE:LINE:COLUMN: …". Messages never quote the file, which holds credentials.
/// Unknown fields are left alone, as kubectl leaves them.
[[nodiscard]] KubeconfigFile parse_kubeconfig(std::string_view text,
                                              const std::filesystem::path& file);

/// Adds what `into` does not have yet: of several entries of one name, the first file's counts,
/// whole.
void merge_kubeconfig(KubeconfigFile& into, KubeconfigFile later);

/// Fields of one entry, with errors that name the place. `what` is the entry's name in messages:
/// `cluster "prod"`.
class KubeconfigFields {
 public:
  KubeconfigFields(const KubeconfigEntry& entry, std::string what)
      : entry_(entry), what_(std::move(what)) {}

  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] std::string text(std::string_view key) const;  ///< "" where missing
  [[nodiscard]] bool flag(std::string_view key) const;         ///< false where missing
  [[nodiscard]] std::vector<std::string> list(std::string_view key) const;
  [[nodiscard]] std::string path(std::string_view key) const;  ///< absolute; "" where missing
  /// The bytes of KEY-data, or of the file under KEY, or "".
  [[nodiscard]] std::string bytes(const std::string& key) const;
  /// UsageError "PLACE OF THE KEY: WHAT: MESSAGE"; the entry's own place where the key is missing.
  [[nodiscard]] UsageError error(std::string_view key, const std::string& message) const;

 private:
  const KubeconfigEntry& entry_;
  const std::string what_;
};

}  // namespace seaworthy::kube
