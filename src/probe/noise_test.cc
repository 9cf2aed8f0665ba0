#include "probe/noise.h"

#include <gmock/gmock.h>

#include <set>

namespace seaworthy::probe {
namespace {

TEST(Noise, IsTheSameForASeedAndAnotherForAnother) {
  EXPECT_EQ(noise(1, 4096), noise(1, 4096));
  EXPECT_NE(noise(1, 4096), noise(2, 4096));
  EXPECT_EQ(noise(1, 4096).size(), 4096U);
}

TEST(Noise, DoesNotRepeat) {
  const std::string bytes = noise(7, 4096);
  std::set<std::string> words;
  for (size_t at = 0; at < bytes.size(); at += 8) words.insert(bytes.substr(at, 8));
  EXPECT_EQ(words.size(), 512U);
}

}  // namespace
}  // namespace seaworthy::probe
