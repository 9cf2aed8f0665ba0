#include "accelsim/lies.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace seaworthy::accelsim {
namespace {

TEST(Lies, HaveNamesInTheOrderOfTheEnumeration) {
  EXPECT_EQ(lie_names().size(), static_cast<size_t>(Lie::kNoScrub) + 1);
  EXPECT_EQ(parse_lie("omit-memory"), Lie::kOmitMemory);
  EXPECT_EQ(parse_lie("drop-numa-attribute"), Lie::kDropNumaAttribute);
  EXPECT_EQ(parse_lie("over-commit"), Lie::kOverCommit);
  EXPECT_EQ(parse_lie("swap-device"), Lie::kSwapDevice);
  EXPECT_EQ(parse_lie("no-scrub"), Lie::kNoScrub);
}

TEST(Lies, UnknownOnesAreRefusedWithTheKnown) {
  try {
    (void)parse_lie("omit-everything");
    FAIL() << "accepted";
  } catch (const UsageError& error) {
    EXPECT_STREQ(
        error.what(),
        "unknown lie `omit-everything`; known are: omit-memory, numa-minus-one, stale-generation, "
        "incomplete-pool, falsify-model, falsify-memory, drop-numa-attribute, scramble-nvlink, "
        "over-commit, "
        "swap-device, inject-all, no-scrub");
  }
}

}  // namespace
}  // namespace seaworthy::accelsim
