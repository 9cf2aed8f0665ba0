#include "collect/session.h"

#include <fmt/format.h>

#include "base/time.h"
#include "judge/expressions.h"

namespace seaworthy::collect {

Session::Session(Environment& environment, const spec::Case& the_test, Recorder& the_recorder,
                 std::string the_ns, Variables the_variables)
    : env(environment),
      test(the_test),
      recorder(the_recorder),
      ns(std::move(the_ns)),
      variables(std::move(the_variables)) {}

Place Session::place(const spec::Step& step) {
  return {spec::name_of(step.role), step.index, step.verb};
}

std::vector<Json> Session::run(const spec::Step& step, const std::string& name) const {
  return recorder.look([&](const Json& document) {
    return judge::Expressions(env.programs, document).values(step.expressions.at(name));
  });
}

Json Session::run_one(const spec::Step& step, const std::string& name) const {
  std::vector<Json> outputs = run(step, name);
  if (outputs.size() != 1) {
    throw Error(fmt::format("{}: expected one value from `{}`, got {}", step.where.text(), name,
                            outputs.size()));
  }
  return std::move(outputs.front());
}

std::string Session::argument(const spec::Step& step, const char* name,
                              const std::string& fallback) const {
  if (!step.args.contains(name)) return fallback;
  const Json value = substitute(step.args[name], variables);
  return value.is_string() ? value.get<std::string>() : to_line(value);
}

std::chrono::milliseconds Session::duration(const spec::Step& step, const char* name,
                                            std::chrono::milliseconds fallback) const {
  const std::string text = argument(step, name);
  if (text.empty()) return fallback;
  const auto parsed = parse_duration(text);
  if (!parsed)
    throw UsageError(fmt::format("{}: `{}` is no duration: {}", step.where.text(), name, text));
  return *parsed;
}

void Session::result(const spec::Step& step, Json data) {
  recorder.record(place(step), spec::kFactResult, step.as, std::move(data));
}

}  // namespace seaworthy::collect
