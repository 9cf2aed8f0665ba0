#include <utility>
#include <vector>

#include "judge/oracle.h"
#include "judge/oracle_accelerator.h"
#include "judge/oracle_exposition.h"

namespace seaworthy::judge {
namespace {

/// Every oracle, by the name that spec::oracle_words() documents.
const std::vector<std::pair<std::string, Oracle>>& oracles() {
  static const std::vector<std::pair<std::string, Oracle>> table = {
      {"accelerator-attributes", accelerator_attributes},
      {"accelerator-truth", accelerator_truth},
      {"exposition", exposition},
  };
  return table;
}

}  // namespace

Oracle find_oracle(const std::string& name) {
  for (const auto& [word, oracle] : oracles()) {
    if (word == name) return oracle;
  }
  return nullptr;
}

std::vector<std::string> oracle_names() {
  std::vector<std::string> names;
  for (const auto& [word, oracle] : oracles()) names.push_back(word);
  return names;
}

}  // namespace seaworthy::judge
