#include "accelsim/allocation.h"

#include "accelsim/device.h"
#include "base/error.h"

namespace seaworthy::accelsim {
namespace {

constexpr const char* kResults = "/status/allocation/devices/results";

/// "gpu" for "gpu/large": a request with alternatives is known to the kubelet by its own name.
std::string request_name(const std::string& result) { return result.substr(0, result.find('/')); }

}  // namespace

std::vector<Allocated> allocation_of(const Json& claim, const std::string& uid) {
  const std::string found = string_at(claim, "/metadata/uid");
  if (found != uid)
    throw Error("the claim has uid " + found + ", not " + uid + ": it was made anew");
  const Json::json_pointer results(kResults);
  if (!claim.contains(results)) throw Error("the claim is not allocated");
  std::vector<Allocated> out;
  for (const Json& result : claim.at(results)) {
    if (string_at(result, "/driver") != kDriver) continue;
    out.push_back({request_name(string_at(result, "/request")), string_at(result, "/pool"),
                   string_at(result, "/device"), string_at(result, "/shareID")});
  }
  return out;
}

}  // namespace seaworthy::accelsim
