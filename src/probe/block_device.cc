#include "probe/block_device.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace seaworthy::probe {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

std::string errno_name(int error) {
  const char* name = strerrorname_np(error);
  return name != nullptr ? name : "errno " + std::to_string(error);
}

std::string try_open(const std::string& path, int access) {
  const int fd = ::open(path.c_str(), access | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0) return errno_name(errno);
  ::close(fd);
  return "ok";
}

void BlockDevice::Free::operator()(char* memory) const { std::free(memory); }

BlockDevice::BlockDevice(const std::string& path, Access access)
    : buffer_(static_cast<char*>(std::aligned_alloc(kPageBytes, kChunkBytes))) {
  if (buffer_ == nullptr) throw std::bad_alloc();
  const int mode = access == Access::kReadWrite ? O_RDWR : O_RDONLY;
  fd_ = ::open(path.c_str(), mode | O_CLOEXEC | O_DIRECT);
  if (fd_ < 0) fail("cannot open " + path);
  if (::ioctl(fd_, BLKGETSIZE64, &size_) != 0) {
    const std::error_code why(errno, std::generic_category());
    ::close(fd_);
    throw std::system_error(why, "cannot read the size of " + path);
  }
}

BlockDevice::~BlockDevice() { ::close(fd_); }

std::string_view BlockDevice::read(uint64_t offset, size_t bytes) {
  const ssize_t got =
      ::pread(fd_, buffer_.get(), std::min(bytes, kChunkBytes), static_cast<off_t>(offset));
  if (got < 0) fail("cannot read");
  return {buffer_.get(), static_cast<size_t>(got)};
}

void BlockDevice::write(uint64_t offset, std::string_view bytes) {
  std::memcpy(buffer_.get(), bytes.data(), std::min(bytes.size(), kChunkBytes));
  const ssize_t put = ::pwrite(fd_, buffer_.get(), bytes.size(), static_cast<off_t>(offset));
  if (put < 0) fail("cannot write");
  if (static_cast<size_t>(put) != bytes.size()) {
    throw std::system_error(ENOSPC, std::generic_category(), "cannot write");
  }
}

void BlockDevice::discard() {
  uint64_t range[2] = {0, size_};
  if (::ioctl(fd_, BLKDISCARD, &range) != 0) fail("cannot discard");
}

}  // namespace seaworthy::probe
