// Any bytes as a watch, in pieces whose sizes the first byte sets: events, ApiError or
// TransportError; nothing else. However the bytes are cut, the events are the same.

#include <cstdlib>
#include <string>
#include <vector>

#include "kube/api_error.h"
#include "kube/watch_decoder.h"

namespace {

std::vector<std::string> decode(std::string_view bytes, size_t piece) {
  std::vector<std::string> seen;
  seaworthy::kube::WatchDecoder decoder("watch pods", "fuzz");
  try {
    for (size_t at = 0; at < bytes.size(); at += piece) {
      decoder.feed(bytes.substr(at, piece), [&seen](const seaworthy::kube::WatchEvent& event) {
        seen.push_back(event.type + seaworthy::to_line(event.object));
        return true;
      });
    }
  } catch (const seaworthy::kube::ApiError& error) {
    seen.emplace_back(error.what());
  } catch (const seaworthy::TransportError& error) {
    seen.emplace_back(error.what());
  }
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (decode(bytes, data[0] % 64 + 1) != decode(bytes, bytes.size())) std::abort();
  return 0;
}
