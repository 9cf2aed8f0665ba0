#include <gtest/gtest.h>

#include "judge/oracle.h"
#include "spec/vocabulary.h"

namespace seaworthy::judge {
namespace {

TEST(OracleTable, HasEveryDocumentedOracle) {
  for (const spec::OracleWord& word : spec::oracle_words()) {
    EXPECT_NE(find_oracle(word.name), nullptr) << word.name;
  }
  EXPECT_EQ(find_oracle("no-such"), nullptr);
}

TEST(OracleTable, DocumentsEveryOracle) {
  for (const std::string& name : oracle_names()) {
    EXPECT_NE(spec::find_oracle(name), nullptr) << name;
  }
}

}  // namespace
}  // namespace seaworthy::judge
