#include "probe/identity.h"

#include "base/error.h"

namespace seaworthy::probe {
namespace {

constexpr std::string_view kMagic = "seaworthy-accelerator/1\n";

}  // namespace

std::string encode_identity(const Json& facts) {
  std::string block = std::string(kMagic) + to_line(facts) + "\n";
  if (block.size() > kIdentityBytes) {
    throw Error("identity block: " + std::to_string(block.size()) + " bytes do not fit into " +
                std::to_string(kIdentityBytes));
  }
  block.resize(kIdentityBytes, '\0');
  return block;
}

std::optional<Json> decode_identity(std::string_view bytes) {
  if (bytes.size() < kIdentityBytes || bytes.substr(0, kMagic.size()) != kMagic)
    return std::nullopt;
  std::string_view text = bytes.substr(kMagic.size(), kIdentityBytes - kMagic.size());
  const size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  Json facts = json_or_discarded(text.substr(0, end));
  if (!facts.is_object()) return std::nullopt;
  return facts;
}

}  // namespace seaworthy::probe
