#include "probe/identity.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace seaworthy::probe {
namespace {

const Json kFacts = {{"uuid", "a-b"}, {"memory", 268435456}, {"numa", 1}};

TEST(Identity, ReadsBackWhatWasWritten) {
  const std::string block = encode_identity(kFacts);
  EXPECT_EQ(block.size(), kIdentityBytes);
  EXPECT_EQ(block.substr(0, 24), "seaworthy-accelerator/1\n");
  EXPECT_EQ(block.back(), '\0');
  EXPECT_EQ(decode_identity(block), kFacts);
  EXPECT_EQ(decode_identity(block + std::string(4096, 'x')), kFacts);
}

TEST(Identity, RefusesFactsThatDoNotFit) {
  try {
    (void)encode_identity({{"uuid", std::string(5000, 'u')}});
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "identity block: 5036 bytes do not fit into 4096");
  }
}

TEST(Identity, IsNothingWithoutAWholeValidBlock) {
  const std::string block = encode_identity(kFacts);
  EXPECT_FALSE(decode_identity(""));
  EXPECT_FALSE(decode_identity(std::string(4096, '\0')));
  EXPECT_FALSE(decode_identity(block.substr(0, 4095)));
  std::string other_version = block;
  other_version[22] = '2';
  EXPECT_FALSE(decode_identity(other_version));
  std::string cut = block;
  cut.replace(30, cut.size() - 30, cut.size() - 30, 'x');
  EXPECT_FALSE(decode_identity(cut)) << "no end of line";
  std::string broken = block;
  broken[24] = '[';
  EXPECT_FALSE(decode_identity(broken)) << "no JSON";
}

}  // namespace
}  // namespace seaworthy::probe
