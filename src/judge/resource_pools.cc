#include "judge/resource_pools.h"

#include <map>
#include <set>
#include <utility>

#include "judge/oracle.h"

namespace seaworthy::judge {
namespace {

using PoolKey = std::pair<std::string, std::string>;

const Json& spec_of(const Json& slice) {
  const Json::json_pointer generation("/spec/pool/generation");
  const Json::json_pointer count("/spec/pool/resourceSliceCount");
  if (!slice.is_object() || string_at(slice, "/spec/driver").empty() ||
      string_at(slice, "/spec/pool/name").empty() || !slice.contains(generation) ||
      !slice.at(generation).is_number_integer() || !slice.contains(count) ||
      !slice.at(count).is_number_integer()) {
    throw UnreadableEvidence("not a ResourceSlice: " + to_line(slice).substr(0, 200));
  }
  return slice.at("spec");
}

void add_devices(const Json& spec, ResourcePool& pool) {
  if (!spec.contains("devices")) return;
  std::set<std::string> names;
  for (const Json* device : pool.devices) names.insert(string_at(*device, "/name"));
  for (const Json& device : spec.at("devices")) {
    if (!names.insert(string_at(device, "/name")).second)
      pool.twice.push_back(string_at(device, "/name"));
    pool.devices.push_back(&device);
  }
}

ResourcePool pool_of(const PoolKey& key, const std::vector<const Json*>& slices) {
  ResourcePool pool;
  pool.driver = key.first;
  pool.name = key.second;
  for (const Json* slice : slices) {
    pool.generation =
        std::max(pool.generation, slice->at("spec").at("pool").at("generation").get<int64_t>());
  }
  for (const Json* slice : slices) {
    const Json& spec = slice->at("spec");
    if (spec.at("pool").at("generation").get<int64_t>() < pool.generation) {
      pool.stale.push_back(string_at(*slice, "/metadata/name"));
      continue;
    }
    ++pool.slices;
    pool.declared = spec.at("pool").at("resourceSliceCount").get<size_t>();
    add_devices(spec, pool);
  }
  return pool;
}

}  // namespace

std::vector<ResourcePool> resource_pools(const Json& slices) {
  if (!slices.is_array())
    throw UnreadableEvidence("not a list of ResourceSlices: " + to_line(slices).substr(0, 200));
  std::map<PoolKey, std::vector<const Json*>> by_key;
  for (const Json& slice : slices) {
    const Json& spec = spec_of(slice);
    by_key[{string_at(spec, "/driver"), string_at(spec, "/pool/name")}].push_back(&slice);
  }
  std::vector<ResourcePool> pools;
  for (const auto& [key, members] : by_key) pools.push_back(pool_of(key, members));
  return pools;
}

}  // namespace seaworthy::judge
