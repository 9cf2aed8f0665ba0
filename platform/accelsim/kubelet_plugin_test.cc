#include "accelsim/kubelet_plugin.h"

#include <dra.grpc.pb.h>
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <registration.grpc.pb.h>

#include "accelsim/fake_hardware.h"
#include "base/digest.h"
#include "base/error.h"

namespace seaworthy::accelsim {
namespace {

namespace dra = ::k8s::io::kubelet::pkg::apis::dra::v1;
namespace fs = std::filesystem;
using ::testing::ElementsAre;

/// The test is the kubelet.
class KubeletPluginTest : public ::testing::Test {
 protected:
  ~KubeletPluginTest() override { fs::remove_all(dir_); }

  static std::shared_ptr<grpc::Channel> dial(const std::string& socket) {
    return grpc::CreateChannel("unix:" + socket, grpc::InsecureChannelCredentials());
  }
  /// Claim c-2 is a shared device's; any other name does not exist.
  static std::vector<Allocated> allocation(const ClaimRef& claim) {
    if (claim.name == "one") return {{"gpu", "node-a", "accel-1", ""}};
    if (claim.name == "part") return {{"gpu", "node-a", "shared-0", "s-1"}};
    throw Error("cannot get resourceclaims " + claim.ns + "/" + claim.name + ": not found");
  }
  static dra::Claim claim(const std::string& name) {
    dra::Claim out;
    out.set_namespace_("ns");
    out.set_name(name);
    out.set_uid("uid-" + name);
    return out;
  }

  const fs::path dir_ = fs::path(::testing::TempDir()) / ("kubelet-plugin-" + random_name(8));
  FakeHardware hardware_;
  Driver driver_{hardware_, dir_ / "state", inventory(0, 4, 1)};
};

TEST_F(KubeletPluginTest, IsFoundAndPreparesClaims) {
  const KubeletPlugin plugin(driver_, allocation, dir_ / "plugins", dir_ / "registry");

  const auto registry = pluginregistration::Registration::NewStub(
      dial(dir_ / "registry" / "accelsim.seaworthy.dev-reg.sock"));
  grpc::ClientContext info_call;
  pluginregistration::PluginInfo info;
  ASSERT_TRUE(registry->GetInfo(&info_call, {}, &info).ok());
  EXPECT_EQ(info.type(), "DRAPlugin");
  EXPECT_EQ(info.name(), "accelsim.seaworthy.dev");
  EXPECT_THAT(info.supported_versions(), ElementsAre("v1.DRAPlugin"));

  const auto kubelet = dra::DRAPlugin::NewStub(dial(info.endpoint()));
  dra::NodePrepareResourcesRequest request;
  for (const char* name : {"one", "part", "none"}) *request.add_claims() = claim(name);
  dra::NodePrepareResourcesResponse response;
  grpc::ClientContext prepare_call;
  ASSERT_TRUE(kubelet->NodePrepareResources(&prepare_call, request, &response).ok());
  ASSERT_EQ(response.claims().size(), 3U);
  const dra::Device one = response.claims().at("uid-one").devices(0);
  EXPECT_THAT(one.request_names(), ElementsAre("gpu"));
  EXPECT_EQ(one.pool_name(), "node-a");
  EXPECT_EQ(one.device_name(), "accel-1");
  EXPECT_THAT(one.cdi_device_ids(), ElementsAre("accelsim.seaworthy.dev/accelerator=accel-1"));
  EXPECT_FALSE(one.has_share_id());
  EXPECT_EQ(response.claims().at("uid-part").devices(0).share_id(), "s-1");
  EXPECT_EQ(response.claims().at("uid-none").error(),
            "cannot get resourceclaims ns/none: not found");
}

TEST_F(KubeletPluginTest, ScrubsWhatIsGivenBack) {
  const KubeletPlugin plugin(driver_, allocation, dir_ / "plugins", dir_ / "registry");
  driver_.prepare("uid-one", {{"gpu", "node-a", "accel-1", ""}});
  hardware_.contents.at(2).dirty = true;

  const auto kubelet = dra::DRAPlugin::NewStub(dial(dir_ / "plugins" / kDriver / "dra.sock"));
  dra::NodeUnprepareResourcesRequest request;
  for (const char* name : {"one", "never-prepared"}) *request.add_claims() = claim(name);
  dra::NodeUnprepareResourcesResponse response;
  grpc::ClientContext call;
  ASSERT_TRUE(kubelet->NodeUnprepareResources(&call, request, &response).ok());
  EXPECT_EQ(response.claims().at("uid-one").error(), "");
  EXPECT_EQ(response.claims().at("uid-never-prepared").error(), "");
  EXPECT_FALSE(hardware_.contents.at(2).dirty);
}

}  // namespace
}  // namespace seaworthy::accelsim
