// The conditional cases of the suite: what their features find in lists as clusters have them
// (tests/fixtures/features/CASE), and that an absence counts as proved where it is, and only there.

#include <gmock/gmock.h>

#include "base/file.h"
#include "judge/judge.h"

namespace seaworthy::judge {
namespace {

namespace fs = std::filesystem;

struct Recorded {
  std::string name, test, feature;
  Json lists, present, values, verdict;
};

std::vector<Recorded> recorded() {
  std::vector<Recorded> all;
  for (const auto& entry :
       fs::recursive_directory_iterator(SEAWORTHY_SOURCE_DIR "/tests/fixtures/features")) {
    if (!entry.is_regular_file()) continue;
    const Json json = json_of(read_file(entry.path()));
    all.push_back({entry.path().stem().string(), entry.path().parent_path().filename().string(),
                   json.at("feature"), json.at("lists"), json.at("present"), json.at("values"),
                   json.at("verdict")});
  }
  return all;
}

class Absence : public ::testing::Test {
 protected:
  Absence() {
    Diagnostics diagnostics;
    suite_ = spec::load_suite(fs::path(SEAWORTHY_SOURCE_DIR "/suite"), diagnostics);
  }
  static Json only(const text::Expression& expression, const Json& lists) {
    return text::evaluate(expression.text, lists).at(0);
  }
  /// Of the case on a cluster that has all it needs but this feature.
  CaseVerdict verdict(const Recorded& cluster) const {
    const spec::Case& test = *suite_.find(cluster.test);
    spec::Evidence evidence;
    for (const std::string& need : test.needs) {
      Json data = {{"name", need}, {"present", need != cluster.feature}, {"values", Json::array()}};
      if (need == cluster.feature) data["lists"] = cluster.lists;
      evidence.push_back(
          {evidence.size() + 1, "", "setup", 0, "detect", spec::kFactFeature, "", std::move(data)});
    }
    const text::Programs programs(test.expressions());
    return Judge(test, suite_.vendors, programs).verdict(evidence);
  }
  spec::Suite suite_;
};

TEST_F(Absence, IsFoundInTheListsOfACluster) {
  for (const Recorded& cluster : recorded()) {
    const spec::Feature& feature = suite_.features.at(cluster.feature);
    EXPECT_EQ(only(feature.present, cluster.lists), cluster.present) << cluster.name;
    if (cluster.present == true) {
      EXPECT_EQ(only(*feature.values, cluster.lists), cluster.values) << cluster.name;
    }
  }
}

TEST_F(Absence, IsNotApplicableWhereItIsProvedAndOnlyThere) {
  size_t proved = 0;
  for (const Recorded& cluster : recorded()) {
    if (cluster.present == true) continue;
    const CaseVerdict verdict = this->verdict(cluster);
    EXPECT_EQ(name_of(verdict.verdict), cluster.verdict)
        << cluster.test << " " << cluster.name << ": " << verdict.summary;
    if (verdict.verdict == Verdict::kNotApplicable) ++proved;
  }
  EXPECT_EQ(proved, 2U);
}

}  // namespace
}  // namespace seaworthy::judge
