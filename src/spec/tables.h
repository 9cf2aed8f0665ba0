#pragma once
// The tables of a suite beside its cases: features.yaml, vendors/*.yaml and profiles/*.yaml.
// Private to spec/.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "spec/suite.h"

namespace seaworthy::spec {

/// `file` is what locations show. Each reads one file and reports what is wrong with it; what could
/// be read is returned.
[[nodiscard]] std::map<std::string, Feature> decode_features(std::string_view text,
                                                             const std::string& file,
                                                             Diagnostics& diagnostics);
[[nodiscard]] Vendor decode_vendor(std::string_view text, const std::string& file,
                                   Diagnostics& diagnostics);
/// `case_ids` are those of the suite: others may only stand under `planned`.
[[nodiscard]] Profile decode_profile(std::string_view text, const std::string& file,
                                     const std::vector<std::string>& case_ids,
                                     Diagnostics& diagnostics);

}  // namespace seaworthy::spec
