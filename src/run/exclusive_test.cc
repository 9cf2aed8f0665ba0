// What the case dra-exclusive makes of containers that look as those of NVIDIA and AMD do: beside
// the node of its accelerator, every claim brings along nodes of the driver, the same ones for all.

#include <gmock/gmock.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "judge/testing/h100.h"
#include "spec/suite.h"
#include "text/programs.h"

namespace seaworthy::run {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class ExclusiveTest : public ::testing::Test {
 protected:
  /// A container that may open these nodes.
  static Json container(const std::string& name, const std::vector<std::string>& nodes) {
    static const std::map<std::string, std::pair<int, int>> kNumbers = {
        {"/dev/nvidia0", {195, 0}},
        {"/dev/nvidia1", {195, 1}},
        {"/dev/nvidia7", {195, 7}},
        {"/dev/nvidiactl", {195, 255}},
        {"/dev/nvidia-uvm", {238, 0}},
        {"/dev/dri/renderD128", {226, 128}},
        {"/dev/dri/renderD129", {226, 129}},
        {"/dev/kfd", {240, 0}},
        {"/dev/fuse", {10, 229}}};
    Json lines = Json::array();
    for (const std::string& node : nodes) {
      const auto [major, minor] = kNumbers.at(node);
      lines.push_back({{"kind", "device"},
                       {"path", node},
                       {"type", "char"},
                       {"major", major},
                       {"minor", minor},
                       {"origin", "found"},
                       {"read", "ok"},
                       {"write", "ok"}});
    }
    return {{"pod", name}, {"container", name}, {"node", "a"}, {"lines", lines}};
  }
  static Json h100() {
    return {{"pod", "first"},
            {"container", "claimed"},
            {"node", "a"},
            {"lines", judge::testing::h100_lines()}};
  }

  void tenants(const std::string& vendor, const Json& first, const Json& second) {
    for (const spec::Vendor& each : suite_.vendors) {
      if (each.name == vendor) document_["vendor"] = each.table;
    }
    document_["first"] = {first};
    document_["second"] = {second};
    const Json one = {
        {"status", {{"allocation", {{"devices", {{"results", {{{"device", "d"}}}}}}}}}}};
    document_["firstClaim"] = document_["secondClaim"] = {{"objects", {one}}};
    document_["bindings"]["NUMBERS"] = programs_.run(numbers().text, document_).at(0);
  }
  void stranger(const std::vector<std::string>& nodes) {
    document_["stranger"] = {container("stranger", nodes)};
  }
  [[nodiscard]] std::vector<Json> offenders(const std::string& judgement) const {
    return programs_.run(test_.judgement(judgement)->expression.text, document_);
  }

 private:
  [[nodiscard]] const text::Expression& numbers() const {
    for (const spec::Step& step : test_.steps) {
      if (const auto found = step.expressions.find("NUMBERS"); found != step.expressions.end())
        return found->second;
    }
    throw Error("the case binds no NUMBERS");
  }
  /// What these tests ask of the case, and no more of it: all of it takes libjq a second to
  /// compile.
  [[nodiscard]] std::vector<text::Expression> asked() const {
    std::vector<text::Expression> expressions = {numbers()};
    for (const spec::Judgement& judgement : test_.judgements)
      expressions.push_back(judgement.expression);
    return expressions;
  }

  Diagnostics diagnostics_;
  const spec::Suite suite_ = spec::load_suite(SEAWORTHY_SOURCE_DIR "/suite", diagnostics_);
  const spec::Case& test_ = *suite_.find("dra-exclusive");
  const text::Programs programs_{asked()};

 protected:
  Json document_ = Json::object();
};

TEST_F(ExclusiveTest, TenantsHaveTheNodesOfTheDriverInCommon) {
  tenants("nvidia", h100(),
          container("claimed", {"/dev/nvidia1", "/dev/nvidiactl", "/dev/nvidia-uvm"}));
  EXPECT_THAT(offenders("tenants-are-disjoint"), IsEmpty());
  EXPECT_THAT(offenders("only-what-was-claimed"), IsEmpty());
  tenants("amd", container("claimed", {"/dev/dri/renderD128", "/dev/kfd"}),
          container("claimed", {"/dev/dri/renderD129", "/dev/kfd"}));
  EXPECT_THAT(offenders("tenants-are-disjoint"), IsEmpty());
  EXPECT_THAT(offenders("only-what-was-claimed"), IsEmpty());
}

TEST_F(ExclusiveTest, TenantsHaveNoAcceleratorInCommon) {
  tenants("nvidia", container("claimed", {"/dev/nvidia1", "/dev/nvidiactl"}),
          container("claimed", {"/dev/nvidia0", "/dev/nvidia1", "/dev/nvidiactl"}));
  EXPECT_THAT(offenders("tenants-are-disjoint"), SizeIs(1));
  EXPECT_THAT(offenders("only-what-was-claimed"), SizeIs(1));
}

TEST_F(ExclusiveTest, WithoutAClaimNobodyOpensANodeOfTheDriverEither) {
  tenants("nvidia", h100(), container("claimed", {"/dev/nvidia1", "/dev/nvidiactl"}));
  stranger({"/dev/fuse"});
  EXPECT_THAT(offenders("no-device-without-claim"), IsEmpty());
  stranger({"/dev/nvidiactl", "/dev/nvidia7"});
  EXPECT_THAT(offenders("no-device-without-claim"), SizeIs(2));
}

}  // namespace
}  // namespace seaworthy::run
