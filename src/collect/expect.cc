#include "collect/step.h"

namespace seaworthy::collect {

// The judge derives what an expectation says from the document, as it does any judgement. Here it
// only ends the role: the steps that follow rely on it.
StepEnd expect_step(const Context&, Session& session, const spec::Step& step) {
  try {
    const std::vector<Json> outputs = session.run(step, "that");
    return outputs.size() == 1 && outputs.front() == true ? StepEnd::kDone : StepEnd::kUnmet;
  } catch (const text::JqError&) {
    return StepEnd::kUnmet;  // the judge meets the same error, and makes it the verdict
  }
}

}  // namespace seaworthy::collect
