#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <functional>
#include <set>

#include "base/digest.h"
#include "base/error.h"

namespace seaworthy {
namespace {

namespace fs = std::filesystem;

class FileTest : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_ = fs::path(::testing::TempDir()) / ("file_test_" + random_name(8));
};

std::string problem_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST_F(FileTest, ReadsWhatWasWritten) {
  const std::string bytes = std::string("a\0b", 3) + std::string(100'000, 'x');
  write_file(folder_ / "a", bytes);
  write_file(folder_ / "a", bytes + "!");
  EXPECT_EQ(read_file(folder_ / "a"), bytes + "!");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(FileTest, ReadsFilesOfUnknownSize) { EXPECT_FALSE(read_file("/proc/self/status").empty()); }

TEST_F(FileTest, NamesThePathAndTheReason) {
  const std::string path = (folder_ / "none" / "x").string();
  EXPECT_EQ(problem_of([&] { (void)read_file(path); }),
            "cannot read " + path + ": No such file or directory");
  EXPECT_EQ(problem_of([&] { (void)read_file(folder_); }),
            "cannot read " + folder_.string() + ": Is a directory");
  EXPECT_EQ(problem_of([&] { write_file(path, ""); }),
            "cannot write " + path + ": No such file or directory");
  EXPECT_EQ(problem_of([&] { (void)sha256_file(path); }),
            "cannot read " + path + ": No such file or directory");
}

TEST_F(FileTest, AFailedWriteLeavesTheOldFileAndNoDraft) {
  write_file(folder_ / "a", "old");
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{1000, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &small);
  const std::string problem =
      problem_of([&] { write_file(folder_ / "a", std::string(2000, 'x')); });
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(problem, "cannot write " + (folder_ / "a").string() + ": File too large");
  EXPECT_EQ(read_file(folder_ / "a"), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(FileTest, DigestsAreSha256) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string large(200'000, 'y');
  write_file(folder_ / "large", large);
  EXPECT_EQ(sha256_file(folder_ / "large"), sha256_hex(large));
}

TEST(RandomName, IsFitForObjectNames) {
  std::set<std::string> names;
  for (int i = 0; i < 200; ++i) {
    const std::string name = random_name(10);
    EXPECT_EQ(name.size(), 10);
    EXPECT_EQ(name.find_first_not_of("abcdefghjkmnpqrstuvwxyz23456789"), std::string::npos) << name;
    names.insert(name);
  }
  EXPECT_EQ(names.size(), 200);
}

}  // namespace
}  // namespace seaworthy
