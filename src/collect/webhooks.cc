#include "collect/webhooks.h"

#include "collect/selection.h"
#include "kube/backoff.h"

namespace seaworthy::collect {
namespace {

/// A call takes ten seconds to time out where its configuration does not say otherwise
/// (`timeoutSeconds`), and a watch as long to hear of a namespace on a machine that is busy.
constexpr Duration kTellWithin = std::chrono::seconds(30);

/// Whether a webhook says that it does not know the namespace. Caches and listers name its kind
/// ("Namespace", "namespace"), an API server its resource ("namespaces").
bool does_not_know(std::string_view message, const std::string& ns) {
  const auto says = [&](const std::string& text) {
    return message.find(text) != std::string_view::npos;
  };
  return says("admission webhook") &&
         (says("amespace \"" + ns + "\" not found") || says("amespaces \"" + ns + "\" not found"));
}

/// ErrCallingWebhook in k8s.io/apiserver/pkg/util/webhook/error.go, as an internal error.
bool could_not_call(const kube::ApiError& error, std::string_view message) {
  return error.code() == 500 && message.find("failed calling webhook \"") != std::string_view::npos;
}

}  // namespace

Json once_webhooks_can_tell(const Context& context, Session& session, const spec::Step& step,
                            const Json& object, const std::function<Json()>& request) {
  const std::string ns = string_at(object, "/metadata/namespace");
  const bool is_ours = session.created.namespaces().count(ns) != 0;
  const Context limited = context.within(kTellWithin);
  for (kube::Backoff backoff;;) {
    try {
      return request();
    } catch (const kube::ApiError& error) {
      const std::string message = error.what();
      if (!could_not_call(error, message) && !(is_ours && does_not_know(message, ns))) throw;
      session.recorder.record(Session::place(step), spec::kFactUnheard, "",
                              {{"object", object}, {"message", message}});
      if (!backoff.wait(limited)) throw;
    }
  }
}

}  // namespace seaworthy::collect
