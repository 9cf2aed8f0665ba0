#include "accelsim/publisher.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>

namespace seaworthy::accelsim {
namespace {

constexpr Duration kRetry = std::chrono::seconds(1);

std::string name_of(const Json& object) { return string_at(object, "/metadata/name"); }

bool has(const std::vector<Json>& objects, const std::string& name) {
  return std::any_of(objects.begin(), objects.end(),
                     [&](const Json& object) { return name_of(object) == name; });
}

NodeRef find_node(const Context& context, kube::Client& client, const std::string& name) {
  const kube::Resource nodes = client.resolve(context, "v1", "Node");
  return {name, string_at(client.get(context, nodes, "", name), "/metadata/uid")};
}

/// Returns after `time`, or at once when stopped.
void pause(const std::stop_token& stop, Duration time) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any().wait_for(lock, stop, time, [] { return false; });
}

}  // namespace

Publisher::Publisher(const Context& context, kube::Client& client, const std::string& node)
    : client_(client),
      resource_(client.resolve(context, "resource.k8s.io/v1", "ResourceSlice")),
      node_(find_node(context, client, node)) {}

Publisher::~Publisher() = default;

void Publisher::publish(const Context& context, const std::vector<Device>& devices,
                        const Lies& lies) {
  const std::lock_guard lock(mutex_);
  const std::string selector =
      std::string("spec.driver=") + kDriver + ",spec.nodeName=" + node_.name;
  const std::vector<Json> there = client_.list(context, resource_, {"", "", selector}).items;
  for (const Json& slice : there) {
    generation_ =
        std::max(generation_, slice.at("/spec/pool/generation"_json_pointer).get<int64_t>());
  }
  // The older generation, where one is left behind, lies between the last one and the new one.
  generation_ += 2;
  wanted_ = slices(node_, devices, lies, generation_);
  for (const Json& slice : there) {
    if (!has(wanted_, name_of(slice))) client_.remove(context, resource_, "", name_of(slice));
  }
  put(context);
}

void Publisher::put(const Context& context) {
  for (const Json& slice : wanted_) client_.apply(context, resource_, slice);
}

bool Publisher::complete(const std::vector<Json>& objects) {
  const std::lock_guard lock(mutex_);
  return std::all_of(wanted_.begin(), wanted_.end(),
                     [&](const Json& slice) { return has(objects, name_of(slice)); });
}

void Publisher::guard() {
  guard_ = std::jthread([this](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      try {
        guard_loop(stop);
      } catch (const Cancelled&) {
        return;
      } catch (const std::exception& error) {
        std::fprintf(stderr, "accelsim: %s\n", error.what());
        pause(stop, kRetry);
      }
    }
  });
}

void Publisher::guard_loop(const std::stop_token& stop) {
  const Context context{stop};
  kube::Informer informer(client_, resource_, "", clock_);
  informer.wait_synced(context);
  while (true) {
    informer.wait(context, [this](const auto& objects) { return !complete(objects); });
    {
      const std::lock_guard lock(mutex_);
      put(context);
    }
    informer.wait(context, [this](const auto& objects) { return complete(objects); });
  }
}

}  // namespace seaworthy::accelsim
