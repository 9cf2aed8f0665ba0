#include "probe/scan.h"

#include <algorithm>
#include <cstring>

#include "probe/block_device.h"

namespace seaworthy::probe {
namespace {

constexpr size_t kOffsetsShown = 8;

bool all_zero(std::string_view bytes) {
  return bytes.empty() ||
         (bytes[0] == '\0' && std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0);
}

}  // namespace

void Hits::add(uint64_t offset) {
  ++count;
  if (offsets.size() < kOffsetsShown) offsets.push_back(offset);
}

void Scan::feed(std::string_view bytes) {
  if (!all_zero(bytes) || !tail_.empty()) {
    find_marker(bytes);
    find_nonzero(bytes);
  }
  fed_ += bytes.size();
}

void Scan::find_marker(std::string_view bytes) {
  if (marker_.empty()) return;
  const size_t overlap = marker_.size() - 1;
  const std::string seam = tail_ + std::string(bytes.substr(0, overlap));
  for (size_t at = seam.find(marker_); at != std::string::npos; at = seam.find(marker_, at + 1)) {
    found_.add(fed_ - tail_.size() + at);
  }
  for (size_t at = bytes.find(marker_); at != std::string_view::npos;
       at = bytes.find(marker_, at + 1)) {
    found_.add(fed_ + at);
  }
  const std::string_view end = bytes.substr(bytes.size() - std::min(overlap, bytes.size()));
  tail_ = all_zero(end) ? "" : std::string(end);
}

void Scan::find_nonzero(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size(); at += kPageBytes) {
    const std::string_view page = bytes.substr(at, kPageBytes);
    if (fed_ + at >= skip_ && !all_zero(page)) nonzero_.add(fed_ + at);
  }
}

}  // namespace seaworthy::probe
