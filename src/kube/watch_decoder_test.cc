#include "kube/watch_decoder.h"

#include <gtest/gtest.h>

#include "kube/api_error.h"

namespace seaworthy::kube {
namespace {

constexpr std::string_view kStream =
    "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\"}}}\n"
    "\r\n"
    "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"7\"}}}\n";

class WatchDecoderTest : public ::testing::Test {
 protected:
  bool feed(std::string_view bytes) {
    return decoder_.feed(bytes, [this](const WatchEvent& event) {
      seen_.push_back(event.type + " " + event.object.dump());
      return !stop_;
    });
  }
  std::string error_of(std::string_view bytes) {
    try {
      feed(bytes);
      return "no error";
    } catch (const Error& error) {
      return error.what();
    }
  }

  WatchDecoder decoder_{"watch pods", "prod"};
  std::vector<std::string> seen_;
  bool stop_ = false;
};

TEST_F(WatchDecoderTest, SplitsLinesHoweverTheyCome) {
  for (size_t piece = 1; piece <= kStream.size(); ++piece) {
    seen_.clear();
    for (size_t at = 0; at < kStream.size(); at += piece)
      EXPECT_TRUE(feed(kStream.substr(at, piece)));
    EXPECT_EQ(seen_,
              (std::vector<std::string>{"ADDED {\"metadata\":{\"name\":\"a\"}}",
                                        "BOOKMARK {\"metadata\":{\"resourceVersion\":\"7\"}}"}))
        << piece;
    EXPECT_FALSE(decoder_.partial());
  }
}

TEST_F(WatchDecoderTest, LeavesOutWhoManagesWhichField) {
  EXPECT_TRUE(feed(
      "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"managedFields\":[{}],\"name\":\"a\"}}}\n"));
  EXPECT_EQ(seen_, (std::vector<std::string>{"ADDED {\"metadata\":{\"name\":\"a\"}}"}));
}

TEST_F(WatchDecoderTest, KnowsThatALineHasNotEnded) {
  EXPECT_TRUE(feed("{\"type\":"));
  EXPECT_TRUE(decoder_.partial());
}

TEST_F(WatchDecoderTest, StopsWhereTheHandlerDoes) {
  stop_ = true;
  EXPECT_FALSE(feed(kStream));
  EXPECT_EQ(seen_.size(), 1u);
}

TEST_F(WatchDecoderTest, ThrowsTheErrorOfTheServer) {
  try {
    feed(
        "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\","
        "\"message\":\"too old resource version: 1 (9)\"}}\n");
    FAIL() << "no error";
  } catch (const ApiError& error) {
    EXPECT_EQ(error.code(), 410);
    EXPECT_EQ(error.reason(), "Expired");
    EXPECT_STREQ(error.what(), "cannot watch pods: too old resource version: 1 (9)");
  }
}

TEST_F(WatchDecoderTest, RefusesWhatIsNoEvent) {
  EXPECT_EQ(error_of("<html>\n"), "cannot watch pods: expected a watch event, found: <html>");
  EXPECT_EQ(error_of("{\"type\":1,\"object\":{}}\n"),
            "cannot watch pods: expected a watch event, found: {\"type\":1,\"object\":{}}");
  EXPECT_EQ(error_of("{\"type\":\"ADDED\",\"object\":[]}\n"),
            "cannot watch pods: expected a watch event, found: {\"type\":\"ADDED\",\"object\":[]}");
}

}  // namespace
}  // namespace seaworthy::kube
