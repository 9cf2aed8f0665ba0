#include "accelsim/control.h"

#include <gmock/gmock.h>

#include <functional>

#include "base/digest.h"
#include "base/error.h"

namespace seaworthy::accelsim {
namespace {

namespace fs = std::filesystem;

class ControlTest : public ::testing::Test {
 protected:
  ControlTest() { fs::create_directories(dir_); }
  ~ControlTest() override { fs::remove_all(dir_); }

  std::string refusal(const std::vector<std::string>& lies) {
    try {
      tell_lies(dir_, lies);
    } catch (const Error& error) {
      return error.what();
    }
    return "done";
  }

  /// Deeper than a socket's address reaches.
  const fs::path dir_ =
      fs::path(::testing::TempDir()) / ("control-" + random_name(8) + std::string(120, 'x'));
};

TEST_F(ControlTest, ReturnsWhenTheLiesAreInEffect) {
  Lies told;
  const Control control(dir_, [&](const Lies& lies) { told = lies; });
  tell_lies(dir_, {"no-scrub", "omit-memory"});
  EXPECT_EQ(told, (Lies{Lie::kOmitMemory, Lie::kNoScrub}));
  tell_lies(dir_, {});
  EXPECT_EQ(told, Lies{});
}

TEST_F(ControlTest, AnswersWithWhatWentWrong) {
  const Control control(dir_, [](const Lies&) { throw Error("the API server is away"); });
  EXPECT_EQ(refusal({"no-scrub"}), "the API server is away");
  EXPECT_THAT(refusal({"no-scrap"}), ::testing::StartsWith("unknown lie `no-scrap`; known are: "));
}

TEST_F(ControlTest, SaysThatNoDriverListens) {
  EXPECT_EQ(refusal({}), "no driver listens in " + dir_.string() + ": No such file or directory");
  {
    const Control control(dir_, [](const Lies&) {});
  }
  EXPECT_EQ(refusal({}), "no driver listens in " + dir_.string() + ": Connection refused");
}

}  // namespace
}  // namespace seaworthy::accelsim
