#include "accelsim/driver.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

namespace seaworthy::accelsim {
namespace {

std::string new_uuid() { return std::string(trim(read_file("/proc/sys/kernel/random/uuid"))); }

bool involves(const Prepared& prepared, const std::string& device) {
  const auto& injected = prepared.injected;
  return prepared.allocated.device == device ||
         std::find(injected.begin(), injected.end(), device) != injected.end();
}

}  // namespace

Driver::Driver(Hardware& hardware, std::filesystem::path state_dir, std::vector<Device> inventory)
    : hardware_(hardware),
      state_dir_(std::move(state_dir)),
      devices_(std::move(inventory)),
      state_(load_state(state_dir_, this_boot())) {
  for (Device& device : devices_) adopt(device);
}

/// Saves after each: a block device that is not written down would be nobody's.
void Driver::adopt(Device& device) {
  OwnDevice& own = state_.devices[device.name];
  if (own.uuid.empty()) own.uuid = new_uuid();
  device.uuid = own.uuid;
  if (own.id < 0 || !hardware_.exists(own.id)) {
    own.id = hardware_.add(device.memory);
    save_state(state_dir_, state_);
  }
  if (!in_use(device.name)) scrub(device.name);
}

std::vector<CdiDevice> Driver::cdi_devices() {
  const std::lock_guard lock(mutex_);
  std::vector<CdiDevice> out;
  for (const Device& device : devices_) {
    out.push_back({device.name, hardware_.number(state_.devices.at(device.name).id)});
  }
  return out;
}

const Device& Driver::find(const std::string& name) const {
  const auto found = std::find_if(devices_.begin(), devices_.end(),
                                  [&](const Device& d) { return d.name == name; });
  if (found == devices_.end()) throw Error("device " + name + " is not on this node");
  return *found;
}

void Driver::refuse_if_held(const Device& device, const std::string& claim_uid) const {
  if (device.shared) return;
  for (const auto& [uid, list] : state_.claims) {
    for (const Prepared& prepared : list) {
      if (uid != claim_uid && prepared.allocated.device == device.name) {
        throw Error("device " + device.name + " is held by claim " + uid);
      }
    }
  }
}

std::vector<std::string> Driver::injected(const Device& device) const {
  std::vector<std::string> names;
  if (lies_.contains(Lie::kInjectAll)) {
    for (const Device& each : devices_) names.push_back(each.name);
    return names;
  }
  if (lies_.contains(Lie::kSwapDevice) && !device.shared) {
    for (const Device& each : devices_) {
      if (!each.shared) names.push_back(each.name);
    }
    const auto own = std::find(names.begin(), names.end(), device.name);
    return {own + 1 == names.end() ? names.front() : *(own + 1)};
  }
  return {device.name};
}

std::vector<Prepared> Driver::prepare(const std::string& claim_uid,
                                      const std::vector<Allocated>& allocation) {
  const std::lock_guard lock(mutex_);
  if (const auto known = state_.claims.find(claim_uid); known != state_.claims.end())
    return known->second;
  std::vector<Prepared> out;
  for (const Allocated& allocated : allocation) {
    const Device& device = find(allocated.device);
    refuse_if_held(device, claim_uid);
    out.push_back({allocated, injected(device)});
  }
  state_.claims[claim_uid] = out;
  save_state(state_dir_, state_);
  return out;
}

void Driver::unprepare(const std::string& claim_uid) {
  const std::lock_guard lock(mutex_);
  const auto known = state_.claims.find(claim_uid);
  if (known == state_.claims.end()) return;
  const std::vector<Prepared> released = known->second;
  state_.claims.erase(known);
  if (!lies_.contains(Lie::kNoScrub)) {
    std::set<std::string> names;
    for (const Prepared& prepared : released) {
      names.insert(prepared.allocated.device);
      names.insert(prepared.injected.begin(), prepared.injected.end());
    }
    for (const std::string& name : names) {
      if (!in_use(name)) scrub(name);
    }
  }
  save_state(state_dir_, state_);
}

void Driver::set_lies(const Lies& lies) {
  const std::lock_guard lock(mutex_);
  lies_ = lies;
  for (const Device& device : devices_) {
    if (!in_use(device.name)) scrub(device.name);
  }
}

bool Driver::in_use(const std::string& name) const {
  return std::any_of(state_.claims.begin(), state_.claims.end(), [&](const auto& claim) {
    return std::any_of(claim.second.begin(), claim.second.end(),
                       [&](const Prepared& p) { return involves(p, name); });
  });
}

void Driver::scrub(const std::string& name) {
  hardware_.scrub(state_.devices.at(name).id, identity(find(name)));
}

void remove_devices(Hardware& hardware, const std::filesystem::path& state_dir) {
  State state = load_state(state_dir, this_boot());
  for (auto& [name, device] : state.devices) {
    if (device.id < 0) continue;
    hardware.remove(device.id);
    device.id = -1;
    save_state(state_dir, state);
  }
}

}  // namespace seaworthy::accelsim
