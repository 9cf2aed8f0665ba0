#include "run/select.h"

#include <gtest/gtest.h>

namespace seaworthy::run {
namespace {

spec::Suite suite() {
  spec::Suite suite;
  for (const auto& [id, area, level] :
       {std::tuple{"dra-a", "dra", 1}, {"dra-b", "dra", 2}, {"gang", "jobset", 1}}) {
    spec::Case test;
    test.id = id;
    test.area = area;
    test.level = level;
    suite.cases.push_back(test);
  }
  return suite;
}

std::string ids(const spec::Suite& suite, const Filter& filter) {
  std::string out;
  for (const spec::Case* test : select(suite, filter)) out += test->id + " ";
  return out;
}

std::string error(const Filter& filter) {
  try {
    (void)select(suite(), filter);
  } catch (const UsageError& found) {
    return found.what();
  }
  return "";
}

TEST(Select, CombinesFilters) {
  EXPECT_EQ(ids(suite(), {}), "dra-a dra-b gang ");
  EXPECT_EQ(ids(suite(), {{"dra"}, 1, {}}), "dra-a ");
  EXPECT_EQ(ids(suite(), {{}, {}, {"dra-*"}}), "dra-a dra-b ");
  EXPECT_EQ(ids(suite(), {{"jobset", "dra"}, {}, {"*a*"}}), "dra-a dra-b gang ");
}

TEST(Select, RefusesWhatSelectsNothing) {
  EXPECT_EQ(error({{"dar"}, {}, {}}), "--area dar: no such area; did you mean `dra`?");
  EXPECT_EQ(error({{"x-y-z"}, {}, {}}), "--area x-y-z: no such area; there are dra, jobset");
  EXPECT_EQ(error({{}, {}, {"gnag"}}), "--select gnag: no case matches; did you mean `gang`?");
  EXPECT_EQ(error({{"dra"}, 0, {}}),
            "no case is selected by these filters; `seaworthy list` shows what there is");
}

}  // namespace
}  // namespace seaworthy::run
