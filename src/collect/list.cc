#include "collect/selection.h"
#include "collect/step.h"

namespace seaworthy::collect {

StepEnd list_step(const Context& context, Session& session, const spec::Step& step) {
  const Selected selected = select(context, session, step);
  kube::ListResult list =
      session.env.client.list(context, selected.resource, {selected.ns, selected.labels, ""});
  session.result(step, {{"objects", selected.filter(std::move(list.items))},
                        {"resourceVersion", list.resource_version}});
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
