#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/descriptor.h"
#include "base/digest.h"
#include "base/error.h"

namespace seaworthy {
namespace {

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  const auto fail = [&](int problem) -> UsageError {
    return UsageError("cannot read " + path.string() + ": " + std::strerror(problem));
  };
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) throw fail(errno);
  struct stat status{};
  if (::fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) throw fail(EISDIR);
  std::string out;
  size_t used = 0;
  for (;;) {
    // First what the file says it has and one byte more, so that its end is seen without another
    // page; then on: files under /proc say 0.
    if (used == out.size()) {
      const size_t expected = used == 0 ? static_cast<size_t>(status.st_size) + 1 : used;
      out.resize(used + std::max<size_t>(expected, 4096));
    }
    const ssize_t count = ::read(file.get(), out.data() + used, out.size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw fail(errno);
    if (count == 0) break;
    used += static_cast<size_t>(count);
  }
  out.resize(used);
  return out;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path draft = path.string() + "." + random_name(6) + ".tmp";
  const auto fail = [&] {
    const std::string reason = std::strerror(errno);
    ::unlink(draft.c_str());
    return Error("cannot write " + path.string() + ": " + reason);
  };
  Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file.is_open()) throw fail();
  if (!write_all(file.get(), bytes) || !file.close()) throw fail();
  if (::rename(draft.c_str(), path.c_str()) != 0) throw fail();
}

}  // namespace seaworthy
