#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/text.h"
#include "judge/accelerator.h"
#include "judge/inside.h"
#include "judge/oracle_accelerator.h"
#include "judge/resource_pools.h"

namespace seaworthy::judge {
namespace {

constexpr const char* kIdentities[] = {"uuid", "pciBusID"};
constexpr const char* kCompared[] = {"vendor", "model", "memory", "numa"};

/// An allocated device, and what its ResourceSlice says of it.
struct Allocated {
  std::string name;  ///< pool/device
  std::map<std::string, Property> properties;
};

struct Comparison {
  const Json& logs;
  const std::vector<ResourcePool>& pools;
  const std::vector<spec::Vendor>& vendors;
  size_t devices = 0;
  size_t properties = 0;
  std::vector<Offender> offenders;
};

Allocated allocated(const Json& result, const std::vector<ResourcePool>& pools,
                    const spec::Vendor& vendor) {
  const std::string driver = string_at(result, "/driver"), pool_name = string_at(result, "/pool");
  const std::string name = string_at(result, "/device");
  Allocated found{pool_name + "/" + name, {}};
  for (const ResourcePool& pool : pools) {
    if (pool.driver != driver || pool.name != pool_name) continue;
    for (const Json* device : pool.devices) {
      if (string_at(*device, "/name") != name) continue;
      for (const char* word : {"uuid", "pciBusID", "vendor", "model", "memory", "numa"}) {
        if (auto value = property(*device, driver, vendor, word))
          found.properties[word] = *std::move(value);
      }
    }
  }
  return found;
}

bool equal(const std::string& word, const Json& advertised, const Json& seen, double tolerance) {
  if (word != "memory" || !advertised.is_number() || !seen.is_number()) return advertised == seen;
  const double real = seen.get<double>();
  return std::abs(advertised.get<double>() - real) <= tolerance * real;
}

/// The word by which both say which device it is, where the values are equal; nothing where this is
/// another device.
bool is_same_device(const Allocated& device, const SeenDevice& seen) {
  for (const char* word : kIdentities) {
    const auto advertised = device.properties.find(word);
    const auto inside = seen.properties.find(word);
    if (advertised != device.properties.end() && inside != seen.properties.end()) {
      return advertised->second.value == inside->second;
    }
  }
  return false;
}

void compare(const Allocated& device, const SeenDevice& seen, const Json& base, double tolerance,
             Comparison& truth) {
  for (const char* word : kCompared) {
    const auto advertised = device.properties.find(word);
    const auto inside = seen.properties.find(word);
    if (advertised == device.properties.end() || advertised->second.derived ||
        inside == seen.properties.end())
      continue;
    ++truth.properties;
    if (equal(word, advertised->second.value, inside->second, tolerance)) continue;
    Json value = base;
    value.update({{"device", device.name},
                  {"property", word},
                  {"advertised", advertised->second.value},
                  {"inside", inside->second}});
    truth.offenders.push_back({std::move(value), {}});
  }
}

/// Matches what was allocated to what is there, one to one.
void compare_sets(const std::vector<Allocated>& expected, Inside seen, const Json& base,
                  double tolerance, Comparison& truth) {
  for (const Allocated& device : expected) {
    ++truth.devices;
    const auto found =
        std::find_if(seen.devices.begin(), seen.devices.end(),
                     [&](const SeenDevice& other) { return is_same_device(device, other); });
    if (found == seen.devices.end()) {
      Json value = base;
      value.update({{"device", device.name}, {"problem", "allocated, and not there"}});
      truth.offenders.push_back({std::move(value), {}});
      continue;
    }
    compare(device, *found, base, tolerance, truth);
    seen.devices.erase(found);
  }
  if (!seen.exhaustive) return;
  for (const SeenDevice& extra : seen.devices) {
    Json value = base;
    value.update({{"problem", "there, and not allocated"},
                  {"inside", extra.properties},
                  {"path", extra.path}});
    truth.offenders.push_back({std::move(value), {}});
  }
}

/// The lines of the pod's containers, or nothing where no log of it was read.
std::optional<Json> lines_of(const Json& logs, const std::string& pod) {
  std::optional<Json> lines;
  for (const Json& log : logs) {
    if (string_at(log, "/pod") != pod) continue;
    if (!lines) lines = Json::array();
    for (const Json& line : log.at("lines")) lines->push_back(line);
  }
  return lines;
}

void check_claim(const Json& claim, Comparison& truth) {
  const Json::json_pointer results("/status/allocation/devices/results");
  const std::string pod = string_at(claim, "/status/reservedFor/0/name");
  if (!claim.contains(results) || pod.empty()) return;
  std::vector<Allocated> expected;
  const spec::Vendor* vendor = nullptr;
  for (const Json& result : claim.at(results)) {
    vendor = vendor_of(string_at(result, "/driver"), truth.vendors);
    if (vendor == nullptr) return;
    expected.push_back(allocated(result, truth.pools, *vendor));
  }
  const auto lines = lines_of(truth.logs, pod);
  if (vendor == nullptr || !lines) throw UnreadableEvidence("no log of pod " + pod);
  const Json base = {{"claim", string_at(claim, "/metadata/name")}, {"pod", pod}};
  const double tolerance = vendor->table.value(Json::json_pointer("/inside/memoryTolerance"), 0.0);
  compare_sets(expected, inside(*lines, *vendor), base, tolerance, truth);
}

}  // namespace

Findings accelerator_truth(const Json& document, const Json& with,
                           const std::vector<spec::Vendor>& vendors) {
  const auto pools = resource_pools(objects_of(document, with, "slices"));
  const std::string name = with.value("inside", "");
  if (!document.contains(name) || !document.at(name).is_array()) {
    throw UnreadableEvidence(fmt::format("`inside`: no logs named `{}` in the evidence", name));
  }
  Comparison truth{document.at(name), pools, vendors, 0, 0, {}};
  for (const Json& claim : objects_of(document, with, "claims")) check_claim(claim, truth);
  if (!truth.offenders.empty()) {
    std::string reason =
        fmt::format("{} on {}, the first: {}", counted(truth.offenders.size(), "finding"),
                    counted(truth.devices, "device"), to_line(truth.offenders.front().value));
    return {false, std::move(reason), std::move(truth.offenders)};
  }
  if (truth.devices == 0) return {false, "no claim with an allocation", {}};
  return {true,
          fmt::format("{} properties of {} as advertised", truth.properties,
                      counted(truth.devices, "device")),
          {}};
}

}  // namespace seaworthy::judge
