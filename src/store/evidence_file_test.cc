#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <thread>

#include "base/digest.h"
#include "base/file.h"
#include "store/bundle.h"

namespace seaworthy::store {
namespace {

spec::Fact fact(uint64_t number, const Json& data = Json::object()) {
  return {number, "2026-11-23T08:00:00.000000Z", "observe", 0, "list", spec::kFactResult, "pods",
          data};
}

struct EvidenceFileTest : ::testing::Test {
  EvidenceFileTest()
      : path(std::filesystem::temp_directory_path() / ("seaworthy-" + random_name(8) + ".jsonl")) {}
  ~EvidenceFileTest() override { std::filesystem::remove(path); }

  std::string message_of_reading() const {
    try {
      (void)read_evidence(path);
      return "";
    } catch (const UsageError& error) {
      std::string message = error.what();
      const size_t at = message.find(path.string());
      return at == 0 ? "FILE" + message.substr(path.string().size()) : message;
    }
  }
  std::filesystem::path path;
};

TEST_F(EvidenceFileTest, AFactIsInTheFileWhenAppendReturns) {
  EvidenceFile file(path);
  file.append(fact(1, {{"text", "line\nbreak, \"quotes\", \xff and \x1b[31m"}}));
  EXPECT_EQ(read_evidence(path).size(), 1U);
  file.append(fact(2));
  const spec::Evidence evidence = read_evidence(path);
  ASSERT_EQ(evidence.size(), 2U);
  EXPECT_EQ(evidence[0].data["text"], "line\nbreak, \"quotes\", \xEF\xBF\xBD and \x1b[31m");
  EXPECT_EQ(evidence[1].number, 2U);
}

TEST_F(EvidenceFileTest, ALineIsTheFactAsJson) {
  const spec::Fact whole = fact(1, {{"objects", {1, "\xff"}}});
  EvidenceFile(path).append(whole);
  EXPECT_EQ(read_file(path), to_line(whole.json()) + "\n");
}

TEST_F(EvidenceFileTest, ManyThreadsWriteWholeLines) {
  EvidenceFile file(path);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 100; ++i) file.append(fact(1, {{"padding", std::string(5000, 'x')}}));
      });
    }
  }
  EXPECT_EQ(read_evidence(path).size(), 400U);
}

TEST_F(EvidenceFileTest, ATornLastLineIsLeftOut) {
  EvidenceFile(path).append(fact(1));
  const std::string whole = read_file(path);
  write_file(path, whole + whole.substr(0, whole.size() / 2));
  bool truncated = false;
  EXPECT_EQ(read_evidence(path, &truncated).size(), 1U);
  EXPECT_TRUE(truncated);
  write_file(path, whole);
  (void)read_evidence(path, &truncated);
  EXPECT_FALSE(truncated);
}

TEST_F(EvidenceFileTest, ALineThatIsNoFactIsNamed) {
  EvidenceFile(path).append(fact(1));
  const std::string whole = read_file(path);
  write_file(path, whole + "{oops\n");
  EXPECT_EQ(message_of_reading(), "FILE:2: not JSON");
  write_file(path, whole + whole + std::string(2000, '[') + "\n");
  EXPECT_EQ(message_of_reading(), "FILE:3: nested deeper than 1000 levels");
  write_file(path, "[]\n");
  EXPECT_EQ(message_of_reading().substr(0, 8), "FILE:1: ");
}

TEST_F(EvidenceFileTest, ALineOfAMegabyteIsOneFact) {
  EvidenceFile(path).append(fact(1, {{"log", std::string(1 << 20, 'x')}}));
  EXPECT_EQ(read_evidence(path).front().data["log"].get<std::string>().size(), 1U << 20);
}

/// Stands for a full disk: the file may not grow beyond `bytes`.
class SizeLimit {
 public:
  explicit SizeLimit(rlim_t bytes) {
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

TEST_F(EvidenceFileTest, AFullDiskIsSaidAtOnceAndLeavesNoTornLine) {
  EvidenceFile file(path);
  file.append(fact(1));
  std::string message;
  {
    const SizeLimit limit(1000);
    try {
      file.append(fact(2, {{"padding", std::string(2000, 'x')}}));
    } catch (const Error& error) {
      message = error.what();
    }
  }
  EXPECT_EQ(message, "cannot write " + path.string() +
                         ": No space left on device; what was recorded before it is kept");
  bool truncated = true;
  EXPECT_EQ(read_evidence(path, &truncated).size(), 1U);
  EXPECT_FALSE(truncated);
}

TEST(EvidenceFile, SaysWhyItCannotBeOpened) {
  try {
    EvidenceFile file("/nowhere/at/all.jsonl");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "cannot write /nowhere/at/all.jsonl: No such file or directory; what was recorded "
                 "before it is kept");
  }
}

}  // namespace
}  // namespace seaworthy::store
