#include "collect/apply_objects.h"
#include "collect/manifest.h"
#include "collect/step.h"
#include "collect/webhooks.h"

namespace seaworthy::collect {
namespace {

/// What the server says of an object that it does not take.
Json refusal(const kube::ApiError& error, Json object) {
  static const Json::json_pointer causes("/details/causes");
  return {{"code", error.code()},
          {"reason", error.reason()},
          {"message", string_at(error.status(), "/message", error.what())},
          {"causes", error.status().value(causes, Json::array())},
          {"object", std::move(object)}};
}

/// Refused to the caller, by something in between (it has no Status), or for now.
bool says_nothing_of_the_object(const kube::ApiError& error) {
  return error.refuses_caller() || error.status().empty() || error.code() == 429 ||
         error.code() == 503 || error.code() == 504;
}

}  // namespace

StepEnd try_step(const Context& context, Session& session, const spec::Step& step) {
  Json answers = Json::array();
  for (Json& object : manifest_objects(session, step, step.args["file"].get<std::string>())) {
    const kube::Resource resource = prepare_object(context, session, object);
    try {
      Json stored = once_webhooks_can_tell(context, session, step, object, [&] {
        return session.env.client.create(context, resource, object);
      });
      session.wrote(resource, stored);
      answers.push_back({{"code", 201}, {"object", std::move(stored)}});
    } catch (const kube::ApiError& error) {
      if (says_nothing_of_the_object(error)) throw;
      answers.push_back(refusal(error, std::move(object)));
    }
  }
  session.result(step, {{"answers", std::move(answers)}});
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
