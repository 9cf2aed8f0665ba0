#include "base/subprocess.h"

#include <gtest/gtest.h>

#include <thread>

namespace seaworthy {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

CommandResult shell(const std::string& script, const Context& context = {}) {
  return run_command(context, {{"sh", "-c", script}, {}, false});
}

TEST(Subprocess, ReturnsOutputsAndExitCode) {
  const CommandResult result = shell("echo out; echo err >&2; exit 3");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.output, "out\n");
  EXPECT_EQ(result.errors, "err\n");
}

TEST(Subprocess, ReadsMoreThanAPipeHolds) {
  const CommandResult result = shell("head -c 3000000 /dev/zero; head -c 2000000 /dev/zero >&2");
  EXPECT_EQ(result.output.size(), 3'000'000);
  EXPECT_EQ(result.errors.size(), 2'000'000);
}

TEST(Subprocess, AddsToTheEnvironmentAndHasNoInput) {
  const CommandResult result =
      run_command({}, {{"sh", "-c", "echo $A $HOME; cat"}, {{"A", "1"}, {"HOME", "/h"}}, false});
  EXPECT_EQ(result.output, "1 /h\n");
}

TEST(Subprocess, ASignalIsAnExitCodeOf128AndMore) {
  EXPECT_EQ(shell("kill -KILL $$").exit_code, 137);
}

TEST(Subprocess, SaysWhyACommandDoesNotStart) {
  try {
    (void)run_command({}, {{"/nonexistent/x"}, {}, false});
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "cannot start /nonexistent/x: No such file or directory");
  }
}

TEST(Subprocess, EndsAtTheDeadlineWithItsWholeGroup) {
  const auto start = steady_clock::now();
  const Context context = Context{}.within(Duration(100));
  EXPECT_THROW((void)shell("sleep 60 & sleep 60; wait", context), TimedOut);
  EXPECT_LT(steady_clock::now() - start, seconds(30));
}

TEST(Subprocess, KillsWhatIgnoresTheFirstSignal) {
  const auto start = steady_clock::now();
  const Context context = Context{}.within(Duration(100));
  EXPECT_THROW((void)shell("trap '' TERM; while :; do sleep 0.1; done", context), TimedOut);
  EXPECT_GE(steady_clock::now() - start, seconds(2));
  EXPECT_LT(steady_clock::now() - start, seconds(30));
}

TEST(Subprocess, AStopEndsItAtOnce) {
  std::stop_source stop;
  const auto start = steady_clock::now();
  const std::jthread stopper([&] { stop.request_stop(); });
  EXPECT_THROW((void)shell("sleep 60", Context{stop.get_token()}), Cancelled);
  EXPECT_LT(steady_clock::now() - start, seconds(30));
}

TEST(Subprocess, AChildThatKeepsThePipeOpenIsNotWaitedFor) {
  const auto start = steady_clock::now();
  EXPECT_EQ(shell("sleep 60 & echo done").output, "done\n");
  EXPECT_LT(steady_clock::now() - start, seconds(30));
}

}  // namespace
}  // namespace seaworthy
