#include "collect/selector.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace seaworthy::collect {
namespace {

const Json kPod = {{"metadata", {{"labels", {{"app", "x"}, {"example.com/tier", "web"}}}}}};

TEST(LabelSelector, Matches) {
  for (const char* text : {"", "app=x", "app==x", "app", "!gone", "app!=y", "gone!=y",
                           "app in (y, x)", "app notin (y,z)", "example.com/tier=web,app in (x)"}) {
    EXPECT_TRUE(LabelSelector(text).matches(kPod)) << text;
  }
}

TEST(LabelSelector, DoesNotMatch) {
  for (const char* text : {"app=y", "gone", "!app", "app!=x", "app in (y)", "app notin (x)",
                           "app=x,gone=1", "gone="}) {
    EXPECT_FALSE(LabelSelector(text).matches(kPod)) << text;
  }
}

TEST(LabelSelector, RefusesWhatItDoesNotKnow) {
  try {
    const LabelSelector selector("app > 3");
    FAIL() << "expected UsageError";
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(),
                 "`app > 3` is no label selector; expected e.g. `app=x`, `app in (x,y)`, `!app`");
  }
}

}  // namespace
}  // namespace seaworthy::collect
