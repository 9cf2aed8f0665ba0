#include "collect/expectation.h"
#include "collect/matching.h"
#include "collect/step.h"
#include "collect/watch_check.h"

namespace seaworthy::collect {

StepEnd until_step(const Context& context, Session& session, const spec::Step& step) {
  const Context limited =
      context.within(session.duration(step, "within", std::chrono::seconds(30)));
  const Selected selected = select(limited, session, step);
  Expectation expectation(session, step, "expect");
  const std::shared_ptr<kube::Informer> informer =
      session.watch(limited, selected.resource, selected.ns);
  Matching matching(selected);
  const bool met = informer->follow(
      limited, [&](const std::vector<Json>& objects) { matching.begin(objects); },
      [&](const kube::Change& change) { matching.change(change); },
      [&] { return expectation.holds(matching); });
  if (met) {
    Json result = Json::object();
    result["objects"] = std::move(matching).take();
    session.result(step, std::move(result));
    return StepEnd::kDone;
  }
  context.check("until");  // the case's own deadline is no answer about the platform
  expectation.check();
  check_watch(context, session, step, selected, *informer);
  session.recorder.record(Session::place(step), spec::kFactUnmet, step.as,
                          {{"objects", matching.objects()},
                           {"expected", step.args["expect"]},
                           {"within", step.args["within"]}});
  return StepEnd::kUnmet;
}

}  // namespace seaworthy::collect
