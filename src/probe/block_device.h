#pragma once
// A block device, read and written past the page cache, so that what is read is what the device
// holds and what was written is there for its next user. Owns its file descriptor. Not thread-safe.
// Errors are std::system_error with errno.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace seaworthy::probe {

inline constexpr size_t kPageBytes = 4096;       ///< offsets and lengths are multiples of it
inline constexpr size_t kChunkBytes = 1U << 20;  ///< the most that one call moves

/// "EPERM" for 1, and so on; "errno N" for a number without a name.
[[nodiscard]] std::string errno_name(int error);

/// Opens and closes again: "ok" or the name of the error. Never waits, and never takes a
/// controlling terminal.
[[nodiscard]] std::string try_open(const std::string& path, int access);

class BlockDevice {
 public:
  enum class Access { kRead, kReadWrite };
  BlockDevice(const std::string& path, Access access);
  ~BlockDevice();
  BlockDevice(const BlockDevice&) = delete;
  BlockDevice& operator=(const BlockDevice&) = delete;

  [[nodiscard]] uint64_t size() const { return size_; }
  /// The bytes are valid until the next call. Fewer than asked for at the end of the device.
  [[nodiscard]] std::string_view read(uint64_t offset, size_t bytes);
  void write(uint64_t offset, std::string_view bytes);
  /// Gives every block back to the device: what was there is gone, and reads as zeros.
  void discard();

 private:
  struct Free {
    void operator()(char* memory) const;
  };
  int fd_;
  uint64_t size_ = 0;
  std::unique_ptr<char, Free> buffer_;  ///< aligned, as direct I/O wants it
};

}  // namespace seaworthy::probe
