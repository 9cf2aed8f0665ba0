#include "kube/reflector.h"

#include <utility>

namespace seaworthy::kube {
namespace {

constexpr Duration kListLimit = std::chrono::minutes(2);
/// A restarting API server may answer 403 or 404 until it has read its own roles and types.
constexpr Duration kRefusalLimit = std::chrono::seconds(20);

/// The server does not know what came after our resourceVersion: 410, or 504 where it has lost its
/// own past (a restored etcd).
bool cannot_resume(const ApiError& error) { return error.code() == 410 || error.code() == 504; }

bool is_refusal(const ApiError& error) {
  return error.code() >= 400 && error.code() < 500 && error.code() != 429;
}

}  // namespace

Reflector::Reflector(Client& client, Resource resource, std::string ns, ReflectorSink sink)
    : client_(client),
      resource_(std::move(resource)),
      selection_{.ns = std::move(ns)},
      sink_(std::move(sink)) {}

void Reflector::run(const std::stop_token& stop) {
  const Context context{stop, SteadyTime::max()};
  try {
    for (Backoff backoff;;) {
      round(context);
      if (heard_) backoff.reset();
      // A watch that ends after a while is taken up at once; a server that ends each at once is not
      // hammered.
      if (!heard_ || !reason_.empty()) backoff.wait(context);
    }
  } catch (const Cancelled&) {
    return;
  }
}

/// Lists where that is needed, and watches until the watch ends, for whatever reason.
void Reflector::round(const Context& context) {
  heard_ = false;
  try {
    if (resource_version_.empty()) list(context);
    watch(context);
    reason_.clear();
    refused_since_.reset();
  } catch (const Cancelled&) {
    throw;
  } catch (const ApiError& error) {
    reason_ = error.what();
    if (listed_ && cannot_resume(error)) return resource_version_.clear();
    failed(std::current_exception(), is_refusal(error));
  } catch (const Error& error) {
    reason_ = error.what();
    failed(std::current_exception(), /*is_refusal=*/false);
  }
}

void Reflector::list(const Context& context) {
  ListResult result = client_.list(context.within(kListLimit), resource_, selection_);
  if (listed_) sink_.gap(reason_);
  listed_ = true;
  resource_version_ = result.resource_version;
  sink_.listed(std::move(result));
}

void Reflector::watch(const Context& context) {
  const auto on_event = [this](WatchEvent&& event) {
    const std::string version = string_at(event.object, "/metadata/resourceVersion");
    if (!version.empty()) resource_version_ = version;
    heard_ = true;
    if (event.type != "BOOKMARK") sink_.event(std::move(event));
    sink_.heard();
    return true;
  };
  struct Closing {
    const ReflectorSink& sink;
    ~Closing() { sink.closed(); }
  } const closing{sink_};
  client_.watch(context, resource_, selection_, resource_version_, on_event, sink_.heard);
}

void Reflector::failed(std::exception_ptr why, bool is_refusal) {
  if (!listed_) std::rethrow_exception(why);
  if (!is_refusal) return refused_since_.reset();
  const SteadyTime now = std::chrono::steady_clock::now();
  if (!refused_since_) refused_since_ = now;
  if (now - *refused_since_ > kRefusalLimit) std::rethrow_exception(why);
}

}  // namespace seaworthy::kube
