#pragma once
// The memory behind the simulated accelerators: block devices of the kernel, by number. Abstract so
// that the driver's rules can be tested without any.

#include <cstdint>
#include <memory>

#include "accelsim/cdi.h"
#include "base/json.h"

namespace seaworthy::accelsim {

class Hardware {
 public:
  virtual ~Hardware() = default;
  /// A new device of so many bytes, all zero.
  virtual int add(uint64_t bytes) = 0;
  /// Takes a device away; throws Error where somebody has it open. One that is not there is no
  /// error.
  virtual void remove(int id) = 0;
  [[nodiscard]] virtual bool exists(int id) = 0;
  /// Empties the device and writes the identity block.
  virtual void scrub(int id, const Json& identity) = 0;
  [[nodiscard]] virtual DeviceNumber number(int id) = 0;
};

/// zram: memory that the kernel compresses, and that costs nothing until it is written. Throws
/// Error where the kernel has none. Source: Linux Documentation/admin-guide/blockdev/zram.rst.
[[nodiscard]] std::unique_ptr<Hardware> zram_hardware();

}  // namespace seaworthy::accelsim
