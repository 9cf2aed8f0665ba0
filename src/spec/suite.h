#pragma once
// A suite is a folder: cases by area, features.yaml, vendors/*.yaml, profiles/*.yaml. Loaded whole,
// checked whole, and copied into every bundle, so that a bundle can be judged again without this
// repository.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "spec/case.h"

namespace seaworthy::spec {

/// How a feature of the platform is found: lists of objects, and jq on {NAME: [object…]} of them.
struct Feature {
  struct List {
    std::string as, api_version, kind, selector;
  };
  std::string name, title;
  std::vector<List> lists;
  Expression present;                ///< must yield true or false
  std::optional<Expression> values;  ///< a list of strings; what a `matrix` runs over
  Location where;
};

/// A vendor table (suite/vendors/NAME.yaml), kept as data: `accelerator` oracles read it.
struct Vendor {
  std::string name;
  Json table;
};

/// What a vendor table may say of a device. The sources of each are tried in order: the first that
/// a device publishes counts.
[[nodiscard]] const std::vector<std::string>& vendor_properties();

/// The ways in which a container can look at its accelerators: judge/inside.h says what each means.
[[nodiscard]] const std::vector<std::string>& inside_sources();

/// What makes the levels and how verdicts count: suite/profiles/NAME.yaml.
struct Profile {
  std::string name, title;
  std::map<std::string, int> cases;    ///< case id -> level
  std::map<std::string, int> planned;  ///< requirements without a case yet -> level
  int should_failures = 2;  ///< N: a SHOULD that failed in N of the last M runs blocks Level 2
  int should_runs = 3;      ///< M
  double regression_threshold = 0.05;
  Json cncf;  ///< {"1.37": {requirement id: {level, cases: [...]}}}
};

struct Suite {
  std::vector<Case> cases;  ///< by area and id
  std::map<std::string, Feature> features;
  std::vector<Vendor> vendors;
  std::vector<Profile> profiles;
  std::map<std::string, std::string> files;  ///< every file read, path within the suite -> bytes
  std::string digest;                        ///< SHA-256 over the sorted paths and bytes of `files`

  [[nodiscard]] const Case* find(const std::string& id) const;
  /// SHA-256 over the paths and bytes of a case's file and of its manifests.
  [[nodiscard]] std::string digest_of(const Case& value) const;
  /// The profile of that name. A suite without any, such as a user's own, goes by the levels of its
  /// cases. Throws UsageError with those there are.
  [[nodiscard]] Profile profile(const std::string& name) const;
};

/// Reads a suite. All findings of all files go to `diagnostics`; what could be read is returned all
/// the same.
[[nodiscard]] Suite load_suite(const std::filesystem::path& folder, Diagnostics& diagnostics);
/// The same from `files` (path -> bytes): what a bundle holds, and what tests use.
[[nodiscard]] Suite load_suite(std::map<std::string, std::string> files,
                               const std::string& display_root, Diagnostics& diagnostics);

}  // namespace seaworthy::spec
