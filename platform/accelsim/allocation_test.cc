#include "accelsim/allocation.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace seaworthy::accelsim {
namespace {

const Json kClaim =
    json_of(R"({"metadata": {"uid": "c-1"}, "status": {"allocation": {"devices": {"results": [
  {"request": "gpu/large", "driver": "accelsim.seaworthy.dev", "pool": "node-a", "device": "accel-0"},
  {"request": "net", "driver": "nic.example.com", "pool": "node-a", "device": "eth1"},
  {"request": "part", "driver": "accelsim.seaworthy.dev", "pool": "node-a", "device": "shared-0", "shareID": "s-1"}]}}}})");

std::string refusal(const Json& claim) {
  try {
    (void)allocation_of(claim, "c-1");
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Allocation, IsWhatIsThisDrivers) {
  const auto results = allocation_of(kClaim, "c-1");
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0].request, "gpu");
  EXPECT_EQ(results[0].pool, "node-a");
  EXPECT_EQ(results[0].device, "accel-0");
  EXPECT_EQ(results[0].share_id, "");
  EXPECT_EQ(results[1].device, "shared-0");
  EXPECT_EQ(results[1].share_id, "s-1");
}

TEST(Allocation, OfAnotherClaimIsRefused) {
  Json other = kClaim;
  other["metadata"]["uid"] = "c-2";
  EXPECT_EQ(refusal(other), "the claim has uid c-2, not c-1: it was made anew");
  EXPECT_EQ(refusal({{"metadata", {{"uid", "c-1"}}}}), "the claim is not allocated");
}

}  // namespace
}  // namespace seaworthy::accelsim
