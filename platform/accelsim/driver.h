#pragma once
// The driver itself: which claim holds which device, what its containers get, and what becomes of a
// device that is given back. Thread-safe. Knows neither gRPC nor the API server.

#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "accelsim/cdi.h"
#include "accelsim/device.h"
#include "accelsim/hardware.h"
#include "accelsim/lies.h"
#include "accelsim/state.h"

namespace seaworthy::accelsim {

class Driver {
 public:
  /// Finds the block devices of its earlier life, or makes them. A claim prepared then stays
  /// prepared, and its devices are left alone; every other device is scrubbed.
  Driver(Hardware& hardware, std::filesystem::path state_dir, std::vector<Device> inventory);

  /// With their uuids.
  [[nodiscard]] const std::vector<Device>& devices() const { return devices_; }
  [[nodiscard]] std::vector<CdiDevice> cdi_devices();

  /// What the containers of a claim get. The same answer where it is prepared already. Throws Error
  /// for a device that is not this node's, and for a whole one that another claim holds.
  std::vector<Prepared> prepare(const std::string& claim_uid,
                                const std::vector<Allocated>& allocation);
  /// Gives the claim's devices back, and scrubs those that no other claim holds. An unknown claim
  /// is none to give back.
  void unprepare(const std::string& claim_uid);

  /// From now on. Scrubs what is not in use, so that no lie outlives its end.
  void set_lies(const Lies& lies);

 private:
  const Device& find(const std::string& name) const;
  void refuse_if_held(const Device& device, const std::string& claim_uid) const;
  [[nodiscard]] std::vector<std::string> injected(const Device& device) const;
  [[nodiscard]] bool in_use(const std::string& name) const;
  void scrub(const std::string& name);
  void adopt(Device& device);

  Hardware& hardware_;
  const std::filesystem::path state_dir_;
  std::vector<Device> devices_;  ///< fixed after construction

  std::mutex mutex_;  ///< guards what follows
  State state_;
  Lies lies_;
};

/// Takes away every block device that the state names. Throws Error where one is still open. For
/// when the node is gone.
void remove_devices(Hardware& hardware, const std::filesystem::path& state_dir);

}  // namespace seaworthy::accelsim
