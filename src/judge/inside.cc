#include "judge/inside.h"

#include <algorithm>
#include <cctype>

namespace seaworthy::judge {
namespace {

bool is_kind(const Json& line, const char* kind) { return string_at(line, "/kind") == kind; }

/// PCI addresses compare in lower case with a four-digit domain: NVIDIA's driver writes
/// "00000000:1B:00.0" in places.
std::string normal_address(std::string address) {
  std::transform(address.begin(), address.end(), address.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const size_t domain = address.find(':');
  if (domain != std::string::npos && domain > 4) address.erase(0, domain - 4);
  return address;
}

Inside from_identity_blocks(const Json& lines) {
  Inside seen;
  for (const Json& line : lines) {
    if (!is_kind(line, "device") || string_at(line, "/read") != "ok") continue;
    SeenDevice device{string_at(line, "/path"), {}};
    const Json identity = line.value("identity", Json());
    if (!identity.is_object()) continue;
    for (const char* word : {"vendor", "model", "uuid", "numa"}) {
      if (identity.contains(word)) device.properties[word] = identity.at(word);
    }
    if (line.contains("size") && line.at("size").is_number())
      device.properties["memory"] = line.at("size");
    seen.devices.push_back(std::move(device));
  }
  return seen;
}

Inside from_pci(const Json& lines) {
  Inside seen;
  seen.exhaustive = false;
  for (const Json& line : lines) {
    if (!is_kind(line, "pci")) continue;
    const std::string address = normal_address(string_at(line, "/address"));
    SeenDevice device{address, {{"pciBusID", address}}};
    // A kernel that does not know the node says -1, as in most virtual machines: that is no node to
    // compare with.
    if (const Json numa = line.value("numa", Json()); numa.is_number_integer() && numa >= 0)
      device.properties["numa"] = numa;
    seen.devices.push_back(std::move(device));
  }
  return seen;
}

/// The driver lists every GPU of the node in /proc; a container has those whose device node it can
/// open.
Inside from_nvidia_proc(const Json& lines) {
  Inside seen;
  const Inside bus = from_pci(lines);
  for (const Json& line : lines) {
    if (!is_kind(line, "nvidia")) continue;
    const Json fields = line.value("fields", Json::object());
    const std::string node = "/dev/nvidia" + fields.value("Device Minor", "?");
    const bool opened = std::any_of(lines.begin(), lines.end(), [&](const Json& other) {
      return is_kind(other, "device") && string_at(other, "/path") == node &&
             string_at(other, "/read") == "ok";
    });
    if (!opened) continue;
    const std::string address = normal_address(fields.value("Bus Location", ""));
    SeenDevice device{node, {{"pciBusID", address}}};
    if (fields.contains("GPU UUID")) device.properties["uuid"] = fields.at("GPU UUID");
    if (fields.contains("Model")) device.properties["model"] = fields.at("Model");
    for (const SeenDevice& on_bus : bus.devices) {
      if (on_bus.path == address && on_bus.properties.count("numa") != 0)
        device.properties["numa"] = on_bus.properties.at("numa");
    }
    seen.devices.push_back(std::move(device));
  }
  return seen;
}

}  // namespace

Inside inside(const Json& lines, const spec::Vendor& vendor) {
  const std::string source = string_at(vendor.table, "/inside/source");
  if (source == "identity-block") return from_identity_blocks(lines);
  if (source == "nvidia-proc") return from_nvidia_proc(lines);
  if (source == "pci") return from_pci(lines);
  return {};
}

}  // namespace seaworthy::judge
