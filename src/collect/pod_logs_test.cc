#include "collect/pod_logs.h"

#include <gtest/gtest.h>

namespace seaworthy::collect {
namespace {

TEST(LogLines, TakesObjectsAsObjectsAndTheRestAsText) {
  const Json lines = log_lines("{\"kind\":\"probe\"}\nplain\n\n{broken\n[1]\n").kept;
  EXPECT_EQ(lines, Json::array({Json{{"kind", "probe"}}, "plain", "{broken", "[1]"}));
}

TEST(LogLines, NeverKeepsTerminalEscapesOrInvalidText) {
  const Json lines = log_lines("\x1b[31mred\xff\n").kept;
  EXPECT_EQ(lines[0].get<std::string>().find('\x1b'), std::string::npos);
  EXPECT_NO_THROW((void)lines.dump());
}

TEST(LogLines, AnObjectMayBeAsLongAsTheBodiesThatTheProbeKeeps) {
  const Json object = {{"kind", "response"}, {"body", std::string(1 << 20, '"')}};
  EXPECT_EQ(log_lines(object.dump() + "\n").kept, Json::array({object}));
}

TEST(LogLines, IsBounded) {
  const Json lines = log_lines(std::string(1 << 20, 'x') + "\n").kept;
  EXPECT_LT(lines[0].get<std::string>().size(), 70'000U);
  const Json object = {{"body", std::string(5 << 20, 'x')}};
  EXPECT_TRUE(log_lines(object.dump()).kept[0].is_string());
  std::string many;
  for (int i = 0; i < 10'003; ++i) many += "a\n";
  const LogLines cut = log_lines(many);
  EXPECT_EQ(cut.kept.size(), 10'000U);
  EXPECT_EQ(cut.left_out, 3U);
}

TEST(LogLines, AnObjectWithANumberBeyond64BitsIsOne) {
  const std::string line = R"({"count":123456789012345678901234567890})";
  EXPECT_EQ(log_lines(line).kept, Json::array({json_of(line)}));
}

TEST(LogLines, WhatNestsTooDeepStaysText) {
  const std::string deep = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  const Json lines = log_lines(deep + "\n{\"b\":[[1]]}\n").kept;
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_TRUE(lines[0].is_string());
  EXPECT_EQ(lines[1], (Json{{"b", json_of("[[1]]")}}));
}

}  // namespace
}  // namespace seaworthy::collect
