#include "probe/surroundings.h"

#include <gmock/gmock.h>

#include <fstream>

namespace seaworthy::probe {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Surroundings : public ::testing::Test {
 protected:
  ~Surroundings() override { fs::remove_all(root_); }
  void file(const fs::path& path, const std::string& text) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }
  fs::path root_ = fs::path(::testing::TempDir()) /
                   ("surroundings-" + std::to_string(::getpid()) + "-" +
                    std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(Surroundings, NamesTheVariablesThatAskForDevices) {
  const char* const variables[] = {"PATH=/bin",
                                   "NVIDIA_VISIBLE_DEVICES=all",
                                   "CUDA_VISIBLE_DEVICES_X=1",
                                   "GPU_DEVICE_0=a=b",
                                   "TPU_",
                                   nullptr};
  EXPECT_THAT(
      device_environment(variables),
      ElementsAre(
          Json{{"kind", "environment"}, {"name", "NVIDIA_VISIBLE_DEVICES"}, {"value", "all"}},
          Json{{"kind", "environment"}, {"name", "GPU_DEVICE_0"}, {"value", "a=b"}},
          Json{{"kind", "environment"}, {"name", "TPU_"}, {"value", ""}}));
}

TEST_F(Surroundings, ListsDisplayControllersAndAccelerators) {
  file("0000:65:00.0/class", "0x030200\n");
  file("0000:65:00.0/vendor", "0x10de\n");
  file("0000:65:00.0/device", "0x2330\n");
  file("0000:65:00.0/numa_node", "-1\n");
  file("0000:66:00.0/class", "0x120000\n");
  file("0000:01:00.0/class", "0x020000\n");
  EXPECT_THAT(pci_accelerators(root_), ElementsAre(Json{{"kind", "pci"},
                                                        {"address", "0000:65:00.0"},
                                                        {"class", "0x030200"},
                                                        {"vendor", "0x10de"},
                                                        {"device", "0x2330"},
                                                        {"numa", -1}},
                                                   Json{{"kind", "pci"},
                                                        {"address", "0000:66:00.0"},
                                                        {"class", "0x120000"},
                                                        {"vendor", ""},
                                                        {"device", ""},
                                                        {"numa", nullptr}}));
}

TEST_F(Surroundings, ReadsWhatTheNvidiaDriverSays) {
  file("0000:65:00.0/information",
       "Model: \t\t NVIDIA H100 80GB HBM3\nIRQ:   \t 12\nGPU UUID: \t GPU-1f3c\nnonsense\n");
  EXPECT_THAT(
      nvidia_information(root_),
      ElementsAre(
          Json{{"kind", "nvidia"},
               {"path", (root_ / "0000:65:00.0/information").string()},
               {"fields",
                {{"Model", "NVIDIA H100 80GB HBM3"}, {"IRQ", "12"}, {"GPU UUID", "GPU-1f3c"}}}}));
}

TEST_F(Surroundings, ReadsEveryVersionOfTheDeviceMetadata) {
  file("resourceclaims/c/r/gpu.example.com-metadata.json", "{\"v\": 2}\n{\"v\": 1}\nbroken");
  EXPECT_THAT(device_metadata(root_),
              ElementsAre(Json{
                  {"kind", "metadata"},
                  {"path", (root_ / "resourceclaims/c/r/gpu.example.com-metadata.json").string()},
                  {"content", {{{"v", 2}}, {{"v", 1}}}}}));
}

TEST_F(Surroundings, AreEmptyWhereThereIsNothing) {
  EXPECT_THAT(pci_accelerators(root_ / "none"), IsEmpty());
  EXPECT_THAT(nvidia_information(root_ / "none"), IsEmpty());
  EXPECT_THAT(device_metadata(root_ / "none"), IsEmpty());
}

}  // namespace
}  // namespace seaworthy::probe
