#include "probe/scan.h"

#include <gmock/gmock.h>

namespace seaworthy::probe {
namespace {

using ::testing::ElementsAre;

const std::string kZeros(8192, '\0');

std::string with(const std::string& text, size_t at) {
  std::string bytes = kZeros;
  return bytes.replace(at, text.size(), text);
}

TEST(Scan, FindsNothingInZeros) {
  Scan scan("tenant-a", 0);
  scan.feed(kZeros);
  scan.feed(kZeros);
  EXPECT_EQ(scan.bytes(), 16384U);
  EXPECT_EQ(scan.found().count, 0U);
  EXPECT_EQ(scan.nonzero_pages().count, 0U);
}

TEST(Scan, FindsTheMarkerAndEveryPageThatIsNotZero) {
  Scan scan("tenant-a", 0);
  scan.feed(kZeros);
  scan.feed(with("tenant-a", 4100));
  scan.feed(with("other", 8187));
  EXPECT_EQ(scan.found().count, 1U);
  EXPECT_THAT(scan.found().offsets, ElementsAre(8192 + 4100));
  EXPECT_EQ(scan.nonzero_pages().count, 2U);
  EXPECT_THAT(scan.nonzero_pages().offsets, ElementsAre(8192 + 4096, 16384 + 4096));
}

TEST(Scan, FindsAMarkerAcrossTwoCallsOnce) {
  Scan scan("tenant-a", 0);
  scan.feed(with("tena", 8188));
  scan.feed(with("nt-a", 0));
  scan.feed(kZeros);
  EXPECT_EQ(scan.found().count, 1U);
  EXPECT_THAT(scan.found().offsets, ElementsAre(8188));
}

TEST(Scan, LeavesOutWhatTheDriverWrote) {
  Scan scan("", 4096);
  scan.feed(with("identity", 0));
  EXPECT_EQ(scan.nonzero_pages().count, 0U);
  scan.feed(with("left", 0));
  EXPECT_THAT(scan.nonzero_pages().offsets, ElementsAre(8192));
}

TEST(Scan, ShowsTheFirstEightPlaces) {
  Scan scan("x", 0);
  scan.feed(std::string(4096, 'x'));
  EXPECT_EQ(scan.found().count, 4096U);
  EXPECT_THAT(scan.found().offsets, ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
}

}  // namespace
}  // namespace seaworthy::probe
