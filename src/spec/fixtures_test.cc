// The loader's half of tests/schema: it accepts and rejects the same files as
// schemas/case.schema.json.

#include <gmock/gmock.h>

#include "base/file.h"
#include "spec/testing.h"

namespace seaworthy::spec {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::IsEmpty;

std::vector<fs::path> fixtures(const std::string& folder) {
  const fs::path all = fs::path(SEAWORTHY_SOURCE_DIR) / "tests" / "fixtures" / "cases" / folder;
  return {fs::directory_iterator(all), fs::directory_iterator()};
}

TEST(Fixtures, GoodCasesHaveNoFinding) {
  for (const fs::path& path : fixtures("good")) {
    EXPECT_THAT(findings_of({{path.filename().string(), read_file(path)}}), IsEmpty()) << path;
  }
}

TEST(Fixtures, BadCasesHaveTheFindingOfTheirFirstLine) {
  for (const fs::path& path : fixtures("bad")) {
    const std::string text = read_file(path);
    const std::string name = path.filename().string();
    const std::string expected = name + ":" + text.substr(2, text.find('\n') - 2);
    EXPECT_THAT(findings_of({{name, text}}), Contains(expected));
  }
}

}  // namespace
}  // namespace seaworthy::spec
