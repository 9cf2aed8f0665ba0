#include "collect/step.h"

namespace seaworthy::collect {

StepEnd sleep_step(const Context& context, Session& session, const spec::Step& step) {
  context.within(session.duration(step, "for", {})).wait_for_end();
  context.check("sleep");
  session.result(step, Json::object());
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
