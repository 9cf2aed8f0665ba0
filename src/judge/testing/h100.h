#pragma once
// What the probe said on a virtual machine with an NVIDIA H100, driver 580.159.04, as user 65532
// (tests/fixtures/inside).

#include <string>

#include "base/file.h"
#include "base/json_parse.h"
#include "base/text.h"

namespace seaworthy::judge::testing {

inline Json h100_lines() {
  Json lines = Json::array();
  for (const std::string& line :
       split(read_file(SEAWORTHY_SOURCE_DIR "/tests/fixtures/inside/nvidia-h100-vm.jsonl"), '\n')) {
    if (!line.empty()) lines.push_back(json_of(line));
  }
  return lines;
}

}  // namespace seaworthy::judge::testing
