#include "base/text.h"
#include "collect/apply_objects.h"
#include "collect/pod_logs.h"
#include "collect/selection.h"
#include "collect/step.h"
#include "collect/watch_check.h"

namespace seaworthy::collect {
namespace {

/// A pod that satisfies Pod Security `restricted` and mounts no token unless it is given a service
/// account.
Json probe_pod(Session& session, const spec::Step& step, const std::string& name) {
  Json container = {{"name", "probe"},
                    {"image", session.env.images.at("PROBE_IMAGE")},
                    {"args", substitute(step.args["command"], session.variables)},
                    {"env", {{{"name", "NONCE"}, {"value", session.env.nonce}}}},
                    {"securityContext",
                     {{"allowPrivilegeEscalation", false},
                      {"capabilities", {{"drop", {"ALL"}}}},
                      {"readOnlyRootFilesystem", true}}}};
  Json spec = {{"restartPolicy", "Never"},
               {"terminationGracePeriodSeconds", 1},
               {"automountServiceAccountToken", step.args.contains("serviceAccount")},
               {"securityContext",
                {{"runAsNonRoot", true},  // as the image says whom; some platforms choose it
                 {"seccompProfile", {{"type", "RuntimeDefault"}}}}}};
  if (step.args.contains("serviceAccount"))
    spec["serviceAccountName"] = session.argument(step, "serviceAccount");
  if (step.args.contains("runtimeClass"))
    spec["runtimeClassName"] = session.argument(step, "runtimeClass");
  if (const std::string node = session.argument(step, "node"); !node.empty()) {
    const Json on_node = {
        {"matchFields", {{{"key", "metadata.name"}, {"operator", "In"}, {"values", {node}}}}}};
    spec["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
        ["nodeSelectorTerms"] = Json::array({on_node});
  }
  for (const Json& claim :
       substitute(step.args.value("claims", Json::array()), session.variables)) {
    spec["resourceClaims"].push_back({{"name", claim}, {"resourceClaimName", claim}});
    container["resources"]["claims"].push_back({{"name", claim}});
  }
  spec["containers"] = Json::array({container});
  Json pod = {
      {"apiVersion", "v1"}, {"kind", "Pod"}, {"metadata", {{"name", name}}}, {"spec", spec}};
  mark(pod, session.env.run_id, session.test.id, session.env.expires);
  return pod;
}

bool has_ended(const Json& pod) {
  const std::string phase = string_at(pod, "/status/phase");
  return phase == "Succeeded" || phase == "Failed";
}

/// Records what the probe of this pod, which has ended, found.
void record_result(const Context& context, Session& session, const spec::Step& step,
                   const Json& pod) {
  static const Json::json_pointer exit_code(
      "/status/containerStatuses/0/state/terminated/exitCode");
  const std::string name = string_at(pod, "/metadata/name");
  // Evicted, or refused by the kubelet: it has looked at nothing.
  if (!pod.contains(exit_code)) {
    throw Error("the probe " + name + " did not run: " + string_at(pod, "/status/reason") + " " +
                printable(string_at(pod, "/status/message")));
  }
  const Json logs = pod_logs(context, session, pod, "probe");
  session.result(step, {{"pod", name},
                        {"node", string_at(pod, "/spec/nodeName")},
                        {"exitCode", pod.at(exit_code)},
                        {"lines", logs.at(0).at("lines")}});
  require_whole(logs);
}

}  // namespace

StepEnd probe_step(const Context& context, Session& session, const spec::Step& step) {
  const Context limited =
      context.within(session.duration(step, "within", std::chrono::seconds(60)));
  const std::string name = session.argument(
      step, "name",
      std::string("probe-") + spec::name_of(step.role) + "-" + std::to_string(step.index));
  (void)apply_objects(limited, session, step, {probe_pod(session, step, name)});
  const kube::Resource pods = session.env.client.resolve(limited, "v1", "Pod");
  const std::shared_ptr<kube::Informer> informer = session.watch(limited, pods, session.ns);
  Json pod;
  const bool ended = informer->wait(limited, [&](const std::vector<Json>& objects) {
    const Json* found = find_named(objects, name);
    if (found != nullptr) pod = *found;
    return found != nullptr && has_ended(pod);
  });
  if (!ended) {
    context.check("probe");
    check_watch(context, session, step, {pods, session.ns, name, "", LabelSelector("")}, *informer);
    session.recorder.record(
        Session::place(step), spec::kFactUnmet, step.as,
        {{"objects", Json::array({pod})}, {"expected", "the probe runs to its end"}});
    return StepEnd::kUnmet;
  }
  record_result(limited, session, step, pod);
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
