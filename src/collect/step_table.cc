#include <map>

#include "collect/step.h"

namespace seaworthy::collect {

StepFunction find_step(const std::string& verb) {
  static const std::map<std::string, StepFunction> table = {
      {"apply", apply_step},   {"bind", bind_step},     {"capacity", capacity_step},
      {"delete", delete_step}, {"expect", expect_step}, {"list", list_step},
      {"logs", logs_step},     {"patch", patch_step},   {"probe", probe_step},
      {"sleep", sleep_step},   {"try", try_step},       {"until", until_step},
      {"window", window_step},
  };
  const auto found = table.find(verb);
  return found == table.end() ? nullptr : found->second;
}

}  // namespace seaworthy::collect
