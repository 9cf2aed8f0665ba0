#include "spec/schema.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/file.h"

namespace seaworthy::spec {
namespace {

/// The committed file is what the vocabulary says now. SEAWORTHY_UPDATE_GOLDENS=1 writes it
/// instead.
void expect_current(const std::string& name, const Json& schema) {
  const std::string path = std::string(SEAWORTHY_SOURCE_DIR) + "/schemas/" + name + ".schema.json";
  const std::string wanted = to_pretty(schema) + "\n";
  if (std::getenv("SEAWORTHY_UPDATE_GOLDENS") != nullptr) write_file(path, wanted);
  EXPECT_EQ(read_file(path), wanted) << "run spec_test with SEAWORTHY_UPDATE_GOLDENS=1";
}

TEST(Schema, TheCommittedFilesAreCurrent) {
  expect_current("case", case_schema());
  expect_current("features", feature_schema());
  expect_current("vendor", vendor_schema());
  expect_current("profile", profile_schema());
}

}  // namespace
}  // namespace seaworthy::spec
