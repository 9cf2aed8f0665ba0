#pragma once
// Real-shaped ResourceSlices of each vendor (tests/fixtures/slices) and the vendor tables of the
// suite, for tests.

#include <string>
#include <vector>

#include "base/file.h"
#include "spec/suite.h"
#include "text/yaml.h"

namespace seaworthy::judge::testing {

inline Json slices_of(const std::string& fixture) {
  return json_of(read_file(SEAWORTHY_SOURCE_DIR "/tests/fixtures/slices/" + fixture + ".json"));
}

inline std::vector<spec::Vendor> vendor_tables() {
  std::vector<spec::Vendor> vendors;
  for (const char* name : {"accelsim", "amd", "example", "google-tpu", "intel", "nvidia"}) {
    const std::string file = std::string(SEAWORTHY_SOURCE_DIR "/suite/vendors/") + name + ".yaml";
    Diagnostics diagnostics;
    vendors.push_back(
        {name, text::parse_yaml(read_file(file), {file, 1, 1}, diagnostics).at(0).json()});
  }
  return vendors;
}

}  // namespace seaworthy::judge::testing
