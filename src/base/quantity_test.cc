#include "base/quantity.h"

#include <gtest/gtest.h>

namespace seaworthy {
namespace {

TEST(Quantity, ParsesWhatKubernetesWrites) {
  EXPECT_DOUBLE_EQ(*parse_quantity("2"), 2);
  EXPECT_DOUBLE_EQ(*parse_quantity("500m"), 0.5);
  EXPECT_DOUBLE_EQ(*parse_quantity("16Gi"), 16.0 * (1 << 30));
  EXPECT_DOUBLE_EQ(*parse_quantity("1e3"), 1000);
  EXPECT_DOUBLE_EQ(*parse_quantity("1E"), 1e18);
  EXPECT_DOUBLE_EQ(*parse_quantity("0.1"), 0.1);
}

TEST(Quantity, RefusesOtherText) {
  for (const char* text : {"", "x", "1 Gi", "1gi", "nan", "inf", "1e3e"})
    EXPECT_FALSE(parse_quantity(text)) << text;
}

}  // namespace
}  // namespace seaworthy
