#include "visible_devices.h"

#include <algorithm>

namespace seaworthy::platform {
namespace {

bool asks_for_all(const Json& config) {
  const Json environment = config.value(Json::json_pointer("/process/env"), Json::array());
  return std::find(environment.begin(), environment.end(), kAskForAll) != environment.end();
}

/// A device node of CDI is one of the runtime-spec, but for `permissions`, which stand in the
/// control group's rule.
void add_device(Json& section, Json node) {
  const std::string permissions = node.value("permissions", "rw");
  node.erase("permissions");
  section["resources"]["devices"].push_back({{"allow", true},
                                             {"type", node.at("type")},
                                             {"major", node.at("major")},
                                             {"minor", node.at("minor")},
                                             {"access", permissions}});
  section["devices"].push_back(std::move(node));
}

}  // namespace

Json with_visible_devices(Json config, const Json& cdi) {
  if (!asks_for_all(config)) return config;
  for (const Json& device : cdi.at("devices")) {
    for (const Json& node : device.at("containerEdits").at("deviceNodes"))
      add_device(config["linux"], node);
  }
  return config;
}

}  // namespace seaworthy::platform
