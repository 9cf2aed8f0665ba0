#include "accelsim/cdi.h"

#include "accelsim/device.h"

namespace seaworthy::accelsim {
namespace {

constexpr int kEverybody = 0666;

std::string cdi_kind() { return std::string(kDriver) + "/accelerator"; }

}  // namespace

std::string cdi_id(const std::string& device) { return cdi_kind() + "=" + device; }

Json cdi_spec(const std::vector<CdiDevice>& devices) {
  Json list = Json::array();
  for (const CdiDevice& device : devices) {
    const Json node = {{"path", "/dev/" + device.name}, {"type", "b"},
                       {"major", device.number.major},  {"minor", device.number.minor},
                       {"fileMode", kEverybody},        {"permissions", "rw"}};
    list.push_back({{"name", device.name}, {"containerEdits", {{"deviceNodes", {node}}}}});
  }
  return {{"cdiVersion", "0.6.0"}, {"kind", cdi_kind()}, {"devices", list}};
}

std::string cdi_file_name() { return std::string(kDriver) + ".json"; }

}  // namespace seaworthy::accelsim
