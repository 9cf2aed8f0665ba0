#include "collect/session.h"

#include <fmt/format.h>

#include "base/time.h"
#include "judge/expressions.h"
#include "kube/resource_version.h"

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

void Session::wrote(const kube::Resource& resource, const Json& stored) {
  const std::string scope = string_at(stored, "/metadata/namespace");
  std::string version = string_at(stored, "/metadata/resourceVersion");
  for (Written& known : written_) {
    if (known.resource.full_name() != resource.full_name() || known.ns != scope) continue;
    if (kube::is_as_new(version, known.version)) known.version = std::move(version);
    return;
  }
  written_.push_back({resource, scope, std::move(version)});
}

std::shared_ptr<kube::Informer> Session::watch(const Context& context,
                                               const kube::Resource& resource,
                                               const std::string& scope) const {
  std::shared_ptr<kube::Informer> informer = env.informers.get(context, resource, scope);
  for (const Written& known : written_) {
    if (known.resource.full_name() != resource.full_name()) continue;
    if (!scope.empty() && known.ns != scope) continue;
    if (informer->wait_version(context, known.version)) continue;
    throw TimedOut(fmt::format(
        "the watch of {} in {} does not show what this case wrote there; it was not looked at",
        resource.full_name(), scope.empty() ? "all namespaces" : scope));
  }
  return informer;
}

void Session::result(const spec::Step& step, Json data) {
  recorder.record(place(step), spec::kFactResult, step.as, std::move(data));
}

}  // namespace seaworthy::collect
