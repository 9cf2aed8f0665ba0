#pragma once
// What a driver must still know after a restart: which block devices are its own, and which claims
// it has prepared. One JSON file in the state directory, replaced whole at every change.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::accelsim {

/// One result of a claim's allocation.
struct Allocated {
  std::string request, pool, device;
  std::string share_id;  ///< of a shared device; else empty
};

/// What was prepared for it: the devices that its containers really get.
struct Prepared {
  Allocated allocated;
  std::vector<std::string> injected;
};

struct OwnDevice {
  std::string uuid;
  int id = -1;  ///< of the block device
};

struct State {
  std::string
      boot;  ///< the block devices' numbers mean something during this boot of the machine alone
  std::map<std::string, OwnDevice> devices;             ///< by name
  std::map<std::string, std::vector<Prepared>> claims;  ///< by uid
};

/// Where it is in a state directory.
[[nodiscard]] std::filesystem::path state_file(const std::filesystem::path& state_dir);
/// The state as saved during this boot; the devices' uuids alone where it is of an earlier one;
/// empty where there is none.
[[nodiscard]] State load_state(const std::filesystem::path& state_dir, const std::string& boot);
void save_state(const std::filesystem::path& state_dir, const State& state);

/// The kernel's name for this boot.
[[nodiscard]] std::string this_boot();

}  // namespace seaworthy::accelsim
