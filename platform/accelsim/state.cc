#include "accelsim/state.h"

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

namespace seaworthy::accelsim {
namespace {

namespace fs = std::filesystem;

Json to_json(const Prepared& prepared) {
  return {{"request", prepared.allocated.request},
          {"pool", prepared.allocated.pool},
          {"device", prepared.allocated.device},
          {"shareID", prepared.allocated.share_id},
          {"injected", prepared.injected}};
}

Prepared prepared_from(const Json& json) {
  return {{json.at("request"), json.at("pool"), json.at("device"), json.at("shareID")},
          json.at("injected")};
}

State from_json(const Json& json, const std::string& boot) {
  State state;
  state.boot = boot;
  const bool same_boot = json.at("boot") == boot;
  for (const auto& [name, device] : json.at("devices").items()) {
    state.devices[name] = {device.at("uuid"), same_boot ? device.at("id").get<int>() : -1};
  }
  if (!same_boot) return state;
  for (const auto& [uid, list] : json.at("claims").items()) {
    for (const Json& prepared : list) state.claims[uid].push_back(prepared_from(prepared));
  }
  return state;
}

}  // namespace

fs::path state_file(const fs::path& state_dir) { return state_dir / "state.json"; }

State load_state(const fs::path& state_dir, const std::string& boot) {
  const fs::path file = state_file(state_dir);
  if (!fs::exists(file)) return {boot, {}, {}};
  try {
    return from_json(json_of(read_file(file)), boot);
  } catch (const Json::exception& error) {
    throw Error(file.string() + " is not the state of a driver: " + error.what());
  }
}

void save_state(const fs::path& state_dir, const State& state) {
  Json devices = Json::object();
  for (const auto& [name, device] : state.devices)
    devices[name] = {{"uuid", device.uuid}, {"id", device.id}};
  Json claims = Json::object();
  for (const auto& [uid, list] : state.claims) {
    claims[uid] = Json::array();
    for (const Prepared& prepared : list) claims[uid].push_back(to_json(prepared));
  }
  fs::create_directories(state_dir);
  write_file(state_file(state_dir),
             to_pretty({{"boot", state.boot}, {"devices", devices}, {"claims", claims}}) + "\n");
}

std::string this_boot() { return std::string(trim(read_file("/proc/sys/kernel/random/boot_id"))); }

}  // namespace seaworthy::accelsim
