#include "run/mutants.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/file.h"

namespace seaworthy::run {
namespace {

spec::Case test_case() {
  spec::Case test;
  test.manifests["gang.yaml"] = "kind: Pod\nmetadata: {name: $NAME}\nspec: {schedulingGroup: g}\n";
  return test;
}

spec::Mutant mutant(const std::string& patch) {
  spec::Mutant mutant;
  mutant.id = "m";
  mutant.kind = spec::Mutant::Kind::kWorkload;
  mutant.file = "gang.yaml";
  mutant.patch.text = patch;
  return mutant;
}

std::string refusal(const std::string& patch) {
  try {
    (void)with_workload_mutant(test_case(), mutant(patch), {});
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(WorkloadMutant, ChangesTheManifestAndKeepsItsVariables) {
  const spec::Case mutated =
      with_workload_mutant(test_case(), mutant("del(.spec.schedulingGroup)"), {});
  EXPECT_EQ(mutated.manifests.at("gang.yaml"),
            "---\n{\"kind\":\"Pod\",\"metadata\":{\"name\":\"$NAME\"},\"spec\":{}}\n");
}

TEST(WorkloadMutant, ChangesTheManifestOfTheInstance) {
  spec::Mutant of_instance = mutant("del(.spec.schedulingGroup)");
  of_instance.file = "$KIND.yaml";
  const spec::Case mutated = with_workload_mutant(test_case(), of_instance, {{"KIND", "gang"}});
  EXPECT_NE(mutated.manifests.at("gang.yaml"), test_case().manifests.at("gang.yaml"));
  EXPECT_THROW((void)with_workload_mutant(test_case(), of_instance, {{"KIND", "pod"}}), Error);
}

TEST(WorkloadMutant, RefusesAPatchThatProvesNothing) {
  EXPECT_EQ(refusal("."), "the patch changes nothing in gang.yaml");
  EXPECT_EQ(refusal("empty"), "the patch leaves no object of gang.yaml");
  EXPECT_EQ(refusal(".kind"), "the patch yields no object but \"Pod\"");
}

class BrokenPlatformTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) / ("mutants-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_ / "m");
    script("break", "echo broken >> $SEAWORTHY_STATE/log");
    script("restore", "echo restored >> $SEAWORTHY_STATE/log");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void script(const char* name, const std::string& body) {
    const auto path = folder_ / "m" / name;
    std::ofstream(path) << "#!/bin/sh\n" << body << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  }
  std::string log() { return read_file(folder_ / "log"); }
  std::filesystem::path folder_;
};

TEST_F(BrokenPlatformTest, RestoresOnceWhateverHappens) {
  {
    BrokenPlatform broken({}, folder_, folder_, "m");
    EXPECT_EQ(log(), "broken\n");
    broken.restore();
  }
  EXPECT_EQ(log(), "broken\nrestored\n");
  {
    const BrokenPlatform broken({}, folder_, folder_, "m");
  }
  EXPECT_EQ(log(), "broken\nrestored\nbroken\nrestored\n");
}

TEST_F(BrokenPlatformTest, SaysWhatTheScriptSaidAndRestores) {
  script("break", "echo no scheduler >&2; exit 3");
  try {
    const BrokenPlatform broken({}, folder_, folder_, "m");
    FAIL() << "expected Error";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "m/break ended with exit code 3: no scheduler");
  }
  EXPECT_EQ(log(), "restored\n");
}

}  // namespace
}  // namespace seaworthy::run
