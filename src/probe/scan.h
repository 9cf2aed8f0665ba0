#pragma once
// Looks through the bytes of a device for what an earlier tenant left: a marker, and anything at
// all. Pure; fed in order.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace seaworthy::probe {

/// How often, and where first (at most eight places).
struct Hits {
  uint64_t count = 0;
  std::vector<uint64_t> offsets;
  void add(uint64_t offset);
};

class Scan {
 public:
  /// `skip`: so many bytes at the start are the driver's own and do not count as left behind.
  Scan(std::string marker, uint64_t skip) : marker_(std::move(marker)), skip_(skip) {}

  /// The next bytes. A marker that spans two calls is found; every call but the last is a multiple
  /// of a page.
  void feed(std::string_view bytes);

  [[nodiscard]] uint64_t bytes() const { return fed_; }
  [[nodiscard]] const Hits& found() const { return found_; }
  [[nodiscard]] const Hits& nonzero_pages() const { return nonzero_; }

 private:
  void find_marker(std::string_view bytes);
  void find_nonzero(std::string_view bytes);

  std::string marker_;
  uint64_t skip_;
  uint64_t fed_ = 0;
  std::string tail_;  ///< the end of the last call, shorter than the marker
  Hits found_, nonzero_;
};

}  // namespace seaworthy::probe
