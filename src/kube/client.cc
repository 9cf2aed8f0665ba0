#include "kube/client.h"

#include "base/json_parse.h"
#include "http/url.h"
#include "kube/bookkeeping.h"
#include "kube/discovery.h"
#include "kube/requester.h"

namespace seaworthy::kube {
namespace {

constexpr const char* kFieldManager = "seaworthy";
constexpr const char* kPageSize = "500";  // as kubectl's
constexpr const char* kAggregatedDiscovery =
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
    "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

/// "get pods "a" in namespace "b"": what is tried, for messages.
std::string purpose(const char* verb, const Resource& resource, const std::string& ns,
                    const std::string& name) {
  std::string out = std::string(verb) + " " + resource.full_name();
  if (!name.empty()) out += " \"" + name + "\"";
  if (!name.empty() && resource.namespaced && !ns.empty()) out += " in namespace \"" + ns + "\"";
  return out;
}

Json parse(const Call& call, const std::string& body) {
  Json value = parse_json(body);
  if (!value.is_object())
    throw TransportError("cannot " + call.purpose + ": expected a JSON object as the answer");
  drop_bookkeeping(value);
  return value;
}

}  // namespace

struct Client::Impl {
  Impl(const Config& config, Requester::Connect connect) : requester(config, std::move(connect)) {}

  Json send(const Context& context, const Call& call) {
    return parse(call, requester.send(context, call).body);
  }

  /// The namespace and name that an object says, or the context's namespace.
  std::string namespace_of(const Resource& resource, const Json& object) const {
    if (!resource.namespaced) return "";
    return string_at(object, "/metadata/namespace", requester.config().default_namespace);
  }

  ListResult list(const Context& context, const Resource& resource, const Selection& selection);

  Discovery::Fetch discover(const Context& context) {
    return [this, &context](const std::string& path) {
      return send(context,
                  {.purpose = "discover kinds", .path = path, .accept = kAggregatedDiscovery});
    };
  }

  Requester requester;
  Discovery discovery;
};

Client::Client(const Config& config)
    : impl_(std::make_unique<Impl>(config, [proxy = config.proxy](const http::Tls& tls) {
        return std::shared_ptr<http::Transport>(http::make_transport(tls, proxy));
      })) {}

Client::Client(const Config& config, std::unique_ptr<http::Transport> transport)
    : impl_(std::make_unique<Impl>(
          config, [shared = std::shared_ptr<http::Transport>(std::move(transport))](
                      const http::Tls&) { return shared; })) {}

Client::~Client() = default;

const Config& Client::config() const { return impl_->requester.config(); }

uint64_t Client::requests_sent() const { return impl_->requester.requests_sent(); }

std::string Client::raw(const Context& context, const std::string& method, const std::string& path,
                        const std::string& body, const std::string& content_type) {
  Call call{.purpose = method + " " + path,
            .method = method,
            .path = path,
            .body = body,
            .content_type = content_type};
  call.accept = "application/json, */*";
  call.repeatable = method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE";
  return impl_->requester.send(context, call).body;
}

http::Response Client::exchange(const Context& context, const std::string& method,
                                const std::string& path, const std::string& body,
                                const std::string& content_type) {
  return impl_->requester.exchange(context, {.purpose = method + " " + path,
                                             .method = method,
                                             .path = path,
                                             .body = body,
                                             .content_type = content_type,
                                             .accept = "*/*"});
}

Resource Client::resolve(const Context& context, const std::string& api_version,
                         const std::string& kind) {
  return impl_->discovery.resolve(impl_->discover(context), api_version, kind);
}

std::vector<Resource> Client::resources(const Context& context) {
  return impl_->discovery.removable(impl_->discover(context));
}

Json Client::get(const Context& context, const Resource& resource, const std::string& ns,
                 const std::string& name) {
  return impl_->send(
      context, {.purpose = purpose("get", resource, ns, name), .path = resource.path(ns, name)});
}

ListResult Client::list(const Context& context, const Resource& resource,
                        const Selection& selection) {
  for (;;) {
    try {
      return impl_->list(context, resource, selection);
    } catch (const ApiError& error) {
      // The pages were too slow for the server's history: what was read is one state no more, so
      // begin again.
      if (error.code() != 410) throw;
      context.check("listing again");
    }
  }
}

ListResult Client::Impl::list(const Context& context, const Resource& resource,
                              const Selection& selection) {
  ListResult out;
  std::string next;
  do {
    const Call call{
        .purpose = purpose("list", resource, "", ""),
        .path = resource.path(selection.ns) + http::query({{"limit", kPageSize},
                                                           {"labelSelector", selection.labels},
                                                           {"fieldSelector", selection.fields},
                                                           {"continue", next}})};
    Json page = send(context, call);
    if (page.contains("items") && page["items"].is_array()) {
      for (Json& item : page["items"]) {
        item["apiVersion"] = resource.api_version();
        item["kind"] = resource.kind;
        drop_bookkeeping(item);
        out.items.push_back(std::move(item));
      }
    }
    out.resource_version = string_at(page, "/metadata/resourceVersion");
    next = string_at(page, "/metadata/continue");
  } while (!next.empty());
  return out;
}

Json Client::apply(const Context& context, const Resource& resource, const Json& object) {
  const std::string ns = impl_->namespace_of(resource, object);
  const std::string name = string_at(object, "/metadata/name");
  if (name.empty())
    throw UsageError("cannot apply " + resource.full_name() + ": the object has no metadata.name");
  return impl_->send(
      context, {.purpose = purpose("apply", resource, ns, name),
                .method = "PATCH",
                .path = resource.path(ns, name) + http::query({{"fieldManager", kFieldManager},
                                                               {"force", "true"},
                                                               {"fieldValidation", "Strict"}}),
                .body = to_line(object),
                .content_type = "application/apply-patch+yaml"});
}

Json Client::create(const Context& context, const Resource& resource, const Json& object) {
  const std::string ns = impl_->namespace_of(resource, object);
  return impl_->send(
      context, {.purpose = purpose("create", resource, ns, string_at(object, "/metadata/name")),
                .method = "POST",
                .path = resource.path(ns) + http::query({{"fieldManager", kFieldManager},
                                                         {"fieldValidation", "Strict"}}),
                .body = to_line(object),
                .repeatable = false});
}

Json Client::merge_patch(const Context& context, const Resource& resource, const std::string& ns,
                         const std::string& name, const Json& patch) {
  return impl_->send(
      context, {.purpose = purpose("patch", resource, ns, name),
                .method = "PATCH",
                .path = resource.path(ns, name) + http::query({{"fieldManager", kFieldManager},
                                                               {"fieldValidation", "Strict"}}),
                .body = to_line(patch),
                .content_type = "application/merge-patch+json",
                .repeatable = false});
}

bool Client::remove(const Context& context, const Resource& resource, const std::string& ns,
                    const std::string& name, std::optional<int> grace_seconds,
                    const std::string& propagation) {
  Json options = {
      {"apiVersion", "v1"}, {"kind", "DeleteOptions"}, {"propagationPolicy", propagation}};
  if (grace_seconds) options["gracePeriodSeconds"] = *grace_seconds;
  try {
    impl_->requester.send(context, {.purpose = purpose("delete", resource, ns, name),
                                    .method = "DELETE",
                                    .path = resource.path(ns, name),
                                    .body = to_line(options)});
    return true;
  } catch (const ApiError& error) {
    if (error.code() == 404) return false;
    throw;
  }
}

void Client::remove_all(const Context& context, const Resource& resource, const std::string& ns) {
  if (ns.empty()) throw Error("refused to delete all " + resource.full_name() + " of a cluster");
  impl_->requester.send(context, {.purpose = purpose("delete all", resource, ns, ""),
                                  .method = "DELETE",
                                  .path = resource.path(ns)});
}

std::string Client::logs(const Context& context, const std::string& ns, const std::string& pod,
                         const std::string& container) {
  const Call call{.purpose = purpose("read the log of", kPods, ns, pod),
                  .path = kPods.path(ns, pod) + "/log" + http::query({{"container", container}}),
                  .accept = "*/*"};
  return impl_->requester.send(context, call).body;
}

Json Client::whoami(const Context& context) {
  const Json review = {{"apiVersion", "authentication.k8s.io/v1"}, {"kind", "SelfSubjectReview"}};
  const Json answer =
      impl_->send(context, {.purpose = "ask who we are",
                            .method = "POST",
                            .path = "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                            .body = to_line(review)});
  return answer.value(Json::json_pointer("/status/userInfo"), Json::object());
}

Json Client::rules(const Context& context, const std::string& ns) {
  const Json review = {{"apiVersion", "authorization.k8s.io/v1"},
                       {"kind", "SelfSubjectRulesReview"},
                       {"spec", {{"namespace", ns}}}};
  const Json answer =
      impl_->send(context, {.purpose = "ask what we may do",
                            .method = "POST",
                            .path = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
                            .body = to_line(review)});
  return answer.value("status", Json::object());
}

void Client::watch(const Context& context, const Resource& resource, const Selection& selection,
                   const std::string& resource_version, const WatchDecoder::Handler& handler,
                   const std::function<void()>& opened) {
  const Call call{
      .purpose = purpose("watch", resource, "", ""),
      .path = resource.path(selection.ns) + http::query({{"watch", "true"},
                                                         {"allowWatchBookmarks", "true"},
                                                         {"resourceVersion", resource_version},
                                                         {"labelSelector", selection.labels},
                                                         {"fieldSelector", selection.fields}})};
  WatchDecoder decoder(call.purpose, config().context_name);
  bool ended = false;  // by the handler
  const http::Response response =
      impl_->requester.exchange(context, call, [&](std::string_view bytes) {
        if (bytes.empty() && opened) opened();
        ended = !decoder.feed(bytes, handler);
        return !ended;
      });
  if (response.status < 200 || response.status >= 300) {
    std::rethrow_exception(impl_->requester.error_of(call, response));
  }
  if (!ended && decoder.partial())
    throw TransportError("cannot " + call.purpose + ": the stream was cut");
}

}  // namespace seaworthy::kube
