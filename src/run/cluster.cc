#include "run/cluster.h"

#include <algorithm>

#include "base/digest.h"

namespace seaworthy::run {
namespace {

/// The objects of a kind, or none where we may not see them or it is not served; `unseen` then
/// names the kind.
std::vector<Json> list_if_allowed(const Context& context, kube::Client& client,
                                  const char* api_version, const char* kind, Json& unseen) {
  try {
    return client.list(context, client.resolve(context, api_version, kind), {}).items;
  } catch (const kube::UnknownKind&) {
    return {};
  } catch (const kube::ApiError& error) {
    if (error.code() != 403) throw;
    unseen.push_back(kind);
    return {};
  }
}

Json drivers_of(const std::vector<Json>& slices) {
  Json drivers = Json::object();
  for (const Json& slice : slices) {
    const std::string driver = string_at(slice, "/spec/driver");
    const size_t devices = slice.value("/spec/devices"_json_pointer, Json::array()).size();
    drivers[driver] = drivers.value(driver, size_t{0}) + devices;
  }
  return drivers;
}

bool is_simulated(const spec::Suite& suite, const Json& drivers) {
  return std::any_of(suite.vendors.begin(), suite.vendors.end(), [&](const spec::Vendor& vendor) {
    const Json names = vendor.table.value("drivers", Json::array());
    return vendor.table.value("simulated", false) &&
           std::any_of(names.begin(), names.end(),
                       [&](const Json& name) { return drivers.contains(name.get<std::string>()); });
  });
}

}  // namespace

Json describe_cluster(const Context& context, kube::Client& client, const spec::Suite& suite) {
  const Json version = json_of(client.raw(context, "GET", "/version"));
  Json unseen = Json::array();
  std::string uid;
  try {
    uid = string_at(
        client.get(context, client.resolve(context, "v1", "Namespace"), "", "kube-system"),
        "/metadata/uid");
  } catch (const kube::ApiError& error) {
    if (error.code() != 403) throw;
    unseen.push_back("Namespace kube-system");
  }
  const size_t nodes = list_if_allowed(context, client, "v1", "Node", unseen).size();
  const Json drivers =
      drivers_of(list_if_allowed(context, client, "resource.k8s.io/v1", "ResourceSlice", unseen));
  const Json comparable = {
      {"uid", uid}, {"minor", version.value("minor", "")}, {"drivers", drivers}};
  return {{"uid", uid},
          {"version", version.value("gitVersion", "")},
          {"context", client.config().context_name},
          {"nodes", nodes},
          {"drivers", drivers},
          {"simulated", is_simulated(suite, drivers)},
          {"unseen", unseen},
          {"fingerprint", sha256_hex(to_line(comparable)).substr(0, 16)}};
}

}  // namespace seaworthy::run
