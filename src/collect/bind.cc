#include <fmt/format.h>

#include "collect/step.h"

namespace seaworthy::collect {

StepEnd bind_step(const Context&, Session& session, const spec::Step& step) {
  Json values = Json::object();
  for (const auto& [name, expression] : step.expressions) {
    Json value = session.run_one(step, name);
    if (!value.is_string() && !value.is_number() && !value.is_array()) {
      throw Error(fmt::format("{}: `{}` must be a string, a number or a list, got {}",
                              expression.where.text(), name, to_line(value)));
    }
    session.variables[name] = value;
    values[name] = std::move(value);
  }
  session.recorder.record(Session::place(step), spec::kFactResult, "bindings", std::move(values));
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
