#pragma once
// A POSIX ustar archive in memory, whose bytes depend on its entries alone: owner 0:0, time 0, no
// device numbers. Not thread-safe; a value.

#include <string>
#include <string_view>

namespace seaworthy::store {

class TarWriter {
 public:
  /// Paths are relative, without "./"; at most 100 bytes (ustar's name field). Throws Error for any
  /// other path.
  void add_directory(std::string_view path, unsigned mode);
  void add_file(std::string_view path, std::string_view bytes, unsigned mode);

  /// The archive with its two closing blocks. The writer is empty afterwards.
  [[nodiscard]] std::string finish();

 private:
  void add_header(std::string_view path, size_t size, unsigned mode, char type);

  std::string bytes_;
};

}  // namespace seaworthy::store
