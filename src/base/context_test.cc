#include "base/context.h"

#include <gtest/gtest.h>

#include <thread>

namespace seaworthy {
namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

TEST(Context, WaitsForItsDeadline) {
  const Context context = Context{}.within(20ms);
  context.wait_for_end();
  EXPECT_TRUE(context.expired());
}

TEST(Context, AStopEndsTheWaitAtOnce) {
  std::stop_source source;
  const Context context = Context{source.get_token()}.within(1h);
  const std::jthread stopper([&] { source.request_stop(); });
  const auto begin = steady_clock::now();
  context.wait_for_end();
  EXPECT_LT(steady_clock::now() - begin, 1min);
  EXPECT_THROW(context.check("wait"), Cancelled);
}

TEST(Context, AnEarlierDeadlineStays) {
  const Context outer = Context{}.within(1s);
  EXPECT_EQ(outer.within(1h).deadline, outer.deadline);
}

}  // namespace
}  // namespace seaworthy
