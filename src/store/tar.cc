#include "store/tar.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/error.h"

namespace seaworthy::store {
namespace {

constexpr size_t kBlock = 512;
constexpr size_t kNameLimit = 100;

// Offset and width of the fields that are not zero (POSIX.1-1988, ustar interchange format).
struct Field {
  size_t offset;
  size_t width;
};
constexpr Field kName{0, 100};
constexpr Field kMode{100, 8};
constexpr Field kUid{108, 8};
constexpr Field kGid{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kTime{136, 12};
constexpr Field kChecksum{148, 8};
constexpr Field kType{156, 1};
constexpr Field kMagic{257, 8};

void put(std::string& header, Field field, std::string_view text) {
  std::copy(text.begin(), text.end(), header.begin() + static_cast<std::ptrdiff_t>(field.offset));
}

void put_octal(std::string& header, Field field, size_t value) {
  put(header, field, fmt::format("{:0{}o}", value, field.width - 1));
}

void check_path(std::string_view path) {
  if (path.empty() || path.size() > kNameLimit || path.front() == '/' ||
      path.find("..") != std::string_view::npos) {
    throw Error(
        fmt::format("`{}` cannot be a path in an archive: it must be relative, without `..` and at "
                    "most {} bytes",
                    path, kNameLimit));
  }
}

}  // namespace

void TarWriter::add_header(std::string_view path, size_t size, unsigned mode, char type) {
  check_path(path);
  std::string header(kBlock, '\0');
  put(header, kName, path);
  put_octal(header, kMode, mode);
  put_octal(header, kUid, 0);
  put_octal(header, kGid, 0);
  put_octal(header, kSize, size);
  put_octal(header, kTime, 0);
  put(header, kType, std::string_view(&type, 1));
  put(header, kMagic, std::string_view("ustar\00000", 8));
  // The checksum is taken with its own field full of blanks.
  put(header, kChecksum, "        ");
  const unsigned sum = std::accumulate(
      header.begin(), header.end(), 0U,
      [](unsigned total, char byte) { return total + static_cast<unsigned char>(byte); });
  put(header, kChecksum, fmt::format("{:06o}", sum));
  header[kChecksum.offset + 6] = '\0';
  bytes_ += header;
}

void TarWriter::add_directory(std::string_view path, unsigned mode) {
  add_header(fmt::format("{}/", path), 0, mode, '5');
}

void TarWriter::add_file(std::string_view path, std::string_view bytes, unsigned mode) {
  add_header(path, bytes.size(), mode, '0');
  bytes_ += bytes;
  bytes_.resize((bytes_.size() + kBlock - 1) / kBlock * kBlock, '\0');
}

std::string TarWriter::finish() {
  bytes_.resize(bytes_.size() + 2 * kBlock, '\0');
  return std::exchange(bytes_, {});
}

}  // namespace seaworthy::store
