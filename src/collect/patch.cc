#include "collect/selection.h"
#include "collect/step.h"

namespace seaworthy::collect {

StepEnd patch_step(const Context& context, Session& session, const spec::Step& step) {
  const Selected selected = select(context, session, step);
  const Json patch = substitute(step.args["patch"], session.variables);
  const Json stored =
      session.env.client.merge_patch(context, selected.resource, selected.ns, selected.name, patch);
  session.wrote(selected.resource, stored);
  session.result(step, {{"objects", Json::array({stored})}});
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
