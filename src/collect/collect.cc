#include "collect/collect.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "collect/room.h"
#include "collect/step.h"

namespace seaworthy::collect {
namespace {

/// A DNS label (63 characters) that names the run and the case.
std::string namespace_name(const Environment& environment, const spec::Case& test) {
  std::string id = test.id.substr(0, 63 - 5 - environment.run_id.size() - 6);
  while (!id.empty() && id.back() == '-') id.pop_back();
  return fmt::format("sw-{}-{}-{}", environment.run_id, id, random_name(5));
}

Variables with_names(Variables variables, const Environment& environment, const std::string& ns) {
  variables["NAMESPACE"] = ns;
  variables["RUN"] = environment.run_id;
  variables["NONCE"] = environment.nonce;
  variables.insert(environment.images.begin(), environment.images.end());
  return variables;
}

}  // namespace

Collector::Collector(Environment& environment, const spec::Case& test, Preparation preparation,
                     FactSink sink)
    : preparation_(std::move(preparation)),
      recorder_(environment.clock, std::move(sink)),
      session_(environment, test, recorder_, namespace_name(environment, test), {}) {
  session_.variables = with_names(preparation_.variables, environment, session_.ns);
}

void Collector::record_preparation() {
  const Place place{"setup", 0, "prepare"};
  for (const Json& feature : preparation_.features)
    recorder_.record(place, spec::kFactFeature, feature["name"], feature);
  recorder_.record(place, spec::kFactResult, "matrix", preparation_.matrix);
  if (!preparation_.vendor.is_null())
    recorder_.record(place, spec::kFactResult, "vendor", preparation_.vendor);
}

void Collector::create_namespace(const Context& context) {
  const spec::Case& test = session_.test;
  Json object = {
      {"apiVersion", "v1"}, {"kind", "Namespace"}, {"metadata", {{"name", session_.ns}}}};
  mark(object, session_.env.run_id, test.id, session_.env.expires);
  object["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] = test.pod_security;
  const kube::Resource resource = session_.env.client.resolve(context, "v1", "Namespace");
  session_.created.add({resource, "", session_.ns});
  session_.wrote(resource, session_.env.client.create(context, resource, object));
}

bool Collector::run_step(const Context& context, const spec::Step& step) {
  try {
    context.check(step.verb.c_str());
    if (find_step(step.verb)(context, session_, step) == StepEnd::kDone) return true;
  } catch (const std::exception& error) {
    recorder_.record(Session::place(step), spec::kFactError, step.as,
                     {{"message", error.what()}, {"where", step.where.text()}});
  }
  return false;
}

void Collector::run_steps(const Context& context) {
  const Context limited = context.within(session_.test.timeout);
  record_preparation();
  for (const Json& feature : preparation_.features) {
    if (!feature["present"].get<bool>()) return;
  }
  try {
    create_namespace(limited);
  } catch (const std::exception& error) {
    recorder_.record({"setup", 0, "namespace"}, spec::kFactError, "", {{"message", error.what()}});
    return;
  }
  for (const spec::Step& step : session_.test.steps) {
    // What follows relies on it: going on would turn one finding into errors about its
    // consequences.
    if (!run_step(limited, step)) return;
  }
}

Watch Collector::watch() const {
  return [this](const Context& context, const kube::Resource& resource, const std::string& ns) {
    return session_.watch(context, resource, ns);
  };
}

void Collector::release(const Context& context) {
  const Created& created = session_.created;
  leftovers_ = session_.created.request_removal(context, session_.env.client);
  if (session_.test.locks.empty()) return;
  try {
    give_room_back(context, session_);
    (void)created.await_removal_outside(context, watch());
  } catch (const Error&) {
    // It goes with the namespaces all the same; what stays `clean_up` tells.
    (void)created.await_removal(context, watch());
  }
}

void Collector::clean_up(const Context& context) {
  for (const std::string& ns : session_.created.namespaces()) session_.env.informers.drop(ns);
  for (Leftover& leftover : session_.created.await_removal(context, watch())) {
    leftovers_.push_back(std::move(leftover));
  }
  for (const Leftover& leftover : leftovers_) {
    recorder_.record({"cleanup", 0, "delete"}, spec::kFactLeftover, "",
                     {{"object", leftover.object.text()}, {"reason", leftover.reason}});
  }
}

}  // namespace seaworthy::collect
