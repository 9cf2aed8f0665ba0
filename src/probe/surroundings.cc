#include "probe/surroundings.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <string_view>

namespace seaworthy::probe {
namespace {

namespace fs = std::filesystem;

/// Names, and prefixes where they end with `*`.
constexpr std::string_view kDeviceVariables[] = {"NVIDIA_*",
                                                 "CUDA_VISIBLE_DEVICES",
                                                 "AMD_VISIBLE_DEVICES",
                                                 "ROCR_VISIBLE_DEVICES",
                                                 "HIP_VISIBLE_DEVICES",
                                                 "ZE_AFFINITY_MASK",
                                                 "HABANA_VISIBLE_DEVICES",
                                                 "TPU_*",
                                                 "GPU_DEVICE_*",
                                                 "ACCELSIM_*"};

bool names_devices(std::string_view name) {
  return std::any_of(std::begin(kDeviceVariables), std::end(kDeviceVariables),
                     [&](std::string_view pattern) {
                       if (!pattern.ends_with('*')) return name == pattern;
                       return name.starts_with(pattern.substr(0, pattern.size() - 1));
                     });
}

std::string contents(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string first_line(const fs::path& path) {
  std::string line;
  std::ifstream file(path);
  std::getline(file, line);
  return line;
}

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The entries of a directory in order of name; none where it cannot be read.
std::vector<fs::path> entries(const fs::path& root) {
  std::vector<fs::path> found;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(root, unreadable)) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// Every JSON value of a stream of them, one after the other; what cannot be parsed ends it.
Json json_stream(const std::string& text) {
  Json values = Json::array();
  std::istringstream stream(text);
  while (stream >> std::ws && stream.peek() != std::istringstream::traits_type::eof()) {
    try {
      Json value;
      stream >> value;
      values.push_back(std::move(value));
    } catch (const Json::parse_error&) {
      break;
    }
  }
  return values;
}

}  // namespace

std::vector<Json> device_environment(const char* const* variables) {
  std::vector<Json> lines;
  for (; *variables != nullptr; ++variables) {
    const std::string_view variable = *variables;
    const size_t equals = std::min(variable.find('='), variable.size());
    const std::string_view name = variable.substr(0, equals);
    if (!names_devices(name)) continue;
    const std::string_view value = variable.substr(std::min(equals + 1, variable.size()));
    lines.push_back({{"kind", "environment"}, {"name", name}, {"value", value}});
  }
  return lines;
}

std::vector<Json> pci_accelerators(const fs::path& root) {
  std::vector<Json> lines;
  for (const fs::path& device : entries(root)) {
    const std::string pci_class = first_line(device / "class");
    if (!pci_class.starts_with("0x03") && !pci_class.starts_with("0x12")) continue;
    const std::string text = first_line(device / "numa_node");
    int node = 0;
    const bool known =
        std::from_chars(text.data(), text.data() + text.size(), node).ec == std::errc();
    lines.push_back({{"kind", "pci"},
                     {"address", device.filename().string()},
                     {"class", pci_class},
                     {"vendor", first_line(device / "vendor")},
                     {"device", first_line(device / "device")},
                     {"numa", known ? Json(node) : Json(nullptr)}});
  }
  return lines;
}

std::vector<Json> nvidia_information(const fs::path& root) {
  std::vector<Json> lines;
  for (const fs::path& gpu : entries(root)) {
    Json fields = Json::object();
    std::ifstream file(gpu / "information");
    for (std::string line; std::getline(file, line);) {
      const size_t colon = line.find(':');
      if (colon == std::string::npos) continue;
      const std::string name(trimmed(std::string_view(line).substr(0, colon)));
      fields[name] = trimmed(std::string_view(line).substr(colon + 1));
    }
    lines.push_back(
        {{"kind", "nvidia"}, {"path", (gpu / "information").string()}, {"fields", fields}});
  }
  return lines;
}

std::vector<Json> device_metadata(const fs::path& root) {
  std::vector<fs::path> files;
  std::error_code unreadable;
  for (const auto& entry : fs::recursive_directory_iterator(root, unreadable)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Json> lines;
  for (const fs::path& path : files) {
    lines.push_back(
        {{"kind", "metadata"}, {"path", path.string()}, {"content", json_stream(contents(path))}});
  }
  return lines;
}

}  // namespace seaworthy::probe
