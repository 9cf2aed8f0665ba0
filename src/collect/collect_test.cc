#include "collect/collect.h"

#include <gmock/gmock.h>

#include "collect/testing/step_fixture.h"

namespace seaworthy::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::MatchesRegex;

class CollectorTest : public testing::StepFixture {
 protected:
  /// What is deleted once a case without a step is over.
  std::vector<std::string> deleted_after() {
    test_.timeout = std::chrono::seconds(20);
    Collector collector(environment_, test_, {}, [](const spec::Fact&) {});
    collector.run_steps(soon());
    collector.clean_up(soon());
    return deletes_;
  }
};

TEST_F(CollectorTest, EverythingGoesWithTheNamespaceOfTheCase) {
  test_.id = "alone";
  EXPECT_THAT(deleted_after(), ElementsAre(MatchesRegex("/v1/namespaces/sw-7k2m9-alone-.....")));
}

TEST_F(CollectorTest, ThePodsOfACaseThatOthersWaitForEndAtOnce) {
  test_.id = "gang";
  test_.locks = {"node-room"};
  EXPECT_THAT(deleted_after(),
              ElementsAre(MatchesRegex("/v1/namespaces/sw-7k2m9-gang-....."),
                          MatchesRegex("/v1/namespaces/sw-7k2m9-gang-...../pods")));
}

TEST_F(CollectorTest, ThatTheyMayNotBeEndedIsNoFailure) {
  test_.id = "gang";
  test_.locks = {"node-room"};
  deleted_ = {403, {}, R"({"kind":"Status","message":"no"})"};
  EXPECT_EQ(deleted_after().size(), 2);
}

}  // namespace
}  // namespace seaworthy::collect
