#include "collect/apply_objects.h"
#include "collect/manifest.h"
#include "collect/step.h"

namespace seaworthy::collect {

StepEnd apply_step(const Context& context, Session& session, const spec::Step& step) {
  std::vector<Json> objects = manifest_objects(session, step, step.args["file"].get<std::string>());
  session.result(step, {{"objects", apply_objects(context, session, step, std::move(objects))}});
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
