#include "spec/reference.h"

#include <gtest/gtest.h>

namespace seaworthy::spec {
namespace {

TEST(ReferenceTest, NamesTheArgumentsOfAStepAndItsShorthand) {
  const StepWord word{
      "apply",
      "Applies objects.",
      "file",
      {{"file", Argument::Type::kFile, true, "a manifest", {}},
       {"else", Argument::Type::kEnum, false, "what it means", {"fail", "inconclusive"}}}};
  EXPECT_EQ(reference(word),
            "### `apply`\n\nApplies objects.\n\n"
            "- `file` (file, required): a manifest\n"
            "- `else` (one of `fail`, `inconclusive`): what it means\n\n"
            "`apply: X` is short for `apply: {file: X}`.\n");
}

TEST(ReferenceTest, AStepWithoutArgumentsHasNoList) {
  EXPECT_EQ(reference(StepWord{"bind", "Computes.", "", {}}), "### `bind`\n\nComputes.\n");
}

TEST(ReferenceTest, HoldsEveryWord) {
  for (const StepWord& word : step_words()) {
    EXPECT_NE(step_reference().find(reference(word)), std::string::npos) << word.name;
  }
  for (const OracleWord& word : oracle_words()) {
    EXPECT_NE(oracle_reference().find(reference(word)), std::string::npos) << word.name;
  }
}

}  // namespace
}  // namespace seaworthy::spec
