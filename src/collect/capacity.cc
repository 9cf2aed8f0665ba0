#include <fmt/format.h>

#include <map>

#include "base/quantity.h"
#include "collect/step.h"

namespace seaworthy::collect {
namespace {

double quantity_of(const Json& list, const std::string& resource) {
  if (!list.is_object() || !list.contains(resource)) return 0;
  const Json& value = list[resource];
  const auto parsed = parse_quantity(value.is_string() ? value.get<std::string>() : to_line(value));
  if (!parsed) throw Error(fmt::format("`{}` is no quantity of {}", to_line(value), resource));
  return *parsed;
}

double sum_of(const Json& containers, const std::string& resource) {
  double sum = 0;
  for (const Json& container : containers) {
    sum += quantity_of(container.value("/resources/requests"_json_pointer, Json()), resource);
  }
  return sum;
}

/// What the scheduler reserves for a pod: its pod-level request, or its containers or its largest
/// init container, and overhead. Source: k8s.io/component-helpers/resource/helpers.go
/// (PodRequests), restartable init containers count like containers.
double request_of(const Json& pod, const std::string& resource) {
  const Json& spec = pod["spec"];
  double running = sum_of(spec.value("containers", Json::array()), resource);
  double peak = 0;
  double sidecars = 0;
  for (const Json& init : spec.value("initContainers", Json::array())) {
    const double request =
        quantity_of(init.value("/resources/requests"_json_pointer, Json()), resource);
    if (init.value("restartPolicy", "") == "Always") {
      sidecars += request;
      peak = std::max(peak, sidecars);
    } else {
      peak = std::max(peak, sidecars + request);
    }
  }
  running = std::max(running + sidecars, peak);
  const Json pod_level = spec.value("/resources/requests"_json_pointer, Json());
  if (pod_level.is_object() && pod_level.contains(resource))
    running = quantity_of(pod_level, resource);
  return running + quantity_of(spec.value("overhead", Json()), resource);
}

bool holds_capacity(const Json& pod) {
  const std::string phase = string_at(pod, "/status/phase");
  return phase != "Succeeded" && phase != "Failed";
}

/// Whether the default scheduler would place a pod of the suite there at all: an ordinary one, or
/// one that tolerates every taint of effect NoSchedule.
bool is_schedulable(const Json& node, bool tolerates) {
  if (string_at(node, "/metadata/labels/kubernetes.io~1os", "linux") != "linux") return false;
  if (node.value("/spec/unschedulable"_json_pointer, false)) return false;
  for (const Json& taint : node.value("/spec/taints"_json_pointer, Json::array())) {
    const std::string effect = taint.value("effect", "");
    if ((effect == "NoSchedule" && !tolerates) || effect == "NoExecute") return false;
  }
  return true;
}

}  // namespace

StepEnd capacity_step(const Context& context, Session& session, const spec::Step& step) {
  const std::string resource = session.argument(step, "resource");
  const bool tolerates = session.argument(step, "tolerates") == "NoSchedule";
  kube::Client& client = session.env.client;
  std::map<std::string, double> requested;
  for (const Json& pod : client.list(context, client.resolve(context, "v1", "Pod"), {}).items) {
    if (holds_capacity(pod))
      requested[string_at(pod, "/spec/nodeName")] += request_of(pod, resource);
  }
  Json nodes = Json::array();
  double total = 0;
  for (const Json& node : client.list(context, client.resolve(context, "v1", "Node"), {}).items) {
    if (!is_schedulable(node, tolerates)) continue;
    const std::string name = string_at(node, "/metadata/name");
    const double allocatable =
        quantity_of(node.value("/status/allocatable"_json_pointer, Json()), resource);
    const double free = std::max(0.0, allocatable - requested[name]);
    total += free;
    nodes.push_back(
        {{"name", name},
         {"hostname", string_at(node, "/metadata/labels/kubernetes.io~1hostname", name)},
         {"allocatable", allocatable},
         {"requested", requested[name]},
         {"free", free}});
  }
  session.result(step, {{"resource", resource}, {"nodes", nodes}, {"free", total}});
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
