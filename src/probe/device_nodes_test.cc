#include "probe/device_nodes.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <thread>

namespace seaworthy::probe {
namespace {

TEST(DeviceNodes, LeaveOutWhatEveryContainerHasAndWhatIsNoDevice) {
  for (const DeviceNode& node : find_device_nodes("/dev")) {
    const std::string name = node.path.substr(5);
    EXPECT_NE(name, "null");
    EXPECT_NE(name, "ptmx");
    EXPECT_FALSE(name.starts_with("pts/")) << name;
    EXPECT_NE(name, "stdin") << "a link";
  }
}

TEST(DeviceNodes, AreFoundWhileFoldersComeAndGo) {
  const std::filesystem::path root =
      std::filesystem::path(::testing::TempDir()) / ("device-nodes-" + std::to_string(::getpid()));
  std::filesystem::create_directories(root);
  std::jthread others([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      std::filesystem::create_directories(root / "a" / "b" / "c");
      std::filesystem::remove_all(root / "a");
    }
  });
  for (int walk = 0; walk < 2000; ++walk) EXPECT_EQ(find_device_nodes(root).size(), 0U);
  others.request_stop();
  others.join();
  std::filesystem::remove_all(root);
}

TEST(MadeNode, IsADeviceWithTheNumbersAndIsRemoved) {
  if (::geteuid() != 0) GTEST_SKIP() << "making device nodes needs CAP_MKNOD";
  std::string path;
  {
    const MadeNode made({1, 3}, /*block=*/false);
    ASSERT_EQ(made.result(), "ok");
    path = made.node().path;
    const auto directory = std::filesystem::path(path).parent_path();
    const auto nodes = find_device_nodes(directory);
    const auto found = std::find_if(nodes.begin(), nodes.end(),
                                    [&](const auto& node) { return node.path == path; });
    ASSERT_NE(found, nodes.end());
    EXPECT_EQ(found->number, (DeviceNumber{1, 3}));
    EXPECT_FALSE(found->block);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace seaworthy::probe
