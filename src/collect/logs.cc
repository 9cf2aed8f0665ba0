#include "collect/pod_logs.h"
#include "collect/selector.h"
#include "collect/step.h"

namespace seaworthy::collect {

StepEnd logs_step(const Context& context, Session& session, const spec::Step& step) {
  const kube::Resource pods = session.env.client.resolve(context, "v1", "Pod");
  const std::string name = session.argument(step, "name");
  const LabelSelector selector(session.argument(step, "selector"));
  // The watch has the pods already where a step before waited for them.
  const std::shared_ptr<kube::Informer> informer =
      session.watch(context, pods, session.argument(step, "namespace", session.ns));
  Json logs = Json::array();
  for (const Json& pod : informer->objects()) {
    if (!name.empty() && string_at(pod, "/metadata/name") != name) continue;
    if (!selector.matches(pod)) continue;
    for (Json& log : pod_logs(context, session, pod, session.argument(step, "container")))
      logs.push_back(std::move(log));
  }
  // Nothing read is nothing known, and must not be taken for a log without the line that is sought.
  if (logs.empty())
    throw Error(step.where.text() +
                ": no container of the selected pods has started; there is no log");
  session.result(step, logs);
  require_whole(logs);
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
