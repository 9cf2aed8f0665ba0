#pragma once
// The Kubernetes API as Seaworthy uses it: untyped objects, kinds found by discovery. Thread-safe.
//
// 429 and 503 with Retry-After, and connections that break before an answer, are tried again until
// the context's deadline; a request that may have changed something is repeated only where that is
// safe (GET, PUT, apply, DELETE). 401 and 403 end at once, and so does a server that was never
// reached (see requester.h).

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/context.h"
#include "base/json.h"
#include "kube/api_error.h"
#include "kube/kubeconfig.h"
#include "kube/resource.h"
#include "kube/watch_decoder.h"

namespace seaworthy::kube {

struct ListResult {
  std::vector<Json> items;  ///< each with apiVersion and kind filled in
  std::string resource_version;
};

struct Selection {
  std::string ns;              ///< empty: all namespaces
  std::string labels, fields;  ///< selectors, or empty
};

class Client {
 public:
  explicit Client(const Config& config);
  /// With a transport of the caller's: for tests.
  Client(const Config& config, std::unique_ptr<http::Transport> transport);
  ~Client();

  [[nodiscard]] const Config& config() const;
  /// How many requests have been sent so far.
  [[nodiscard]] uint64_t requests_sent() const;

  /// A raw GET of a path on the API server ("/version", "/apis", a pod's proxy). Throws ApiError.
  std::string raw(const Context& context, const std::string& method, const std::string& path,
                  const std::string& body = "",
                  const std::string& content_type = "application/json");

  /// The same with the answer as it came, whatever its status, asked for once: what is behind a
  /// proxy may well say 429.
  http::Response exchange(const Context& context, const std::string& method,
                          const std::string& path, const std::string& body = "",
                          const std::string& content_type = "application/json");

  /// By discovery, cached; asks the server again once where a kind is unknown (CRDs come and go).
  /// An empty `api_version` means the preferred version of the first group that serves the kind,
  /// core first. Throws UnknownKind.
  Resource resolve(const Context& context, const std::string& api_version, const std::string& kind);
  /// Every served kind that can be listed and deleted, in its preferred version.
  std::vector<Resource> resources(const Context& context);

  Json get(const Context& context, const Resource& resource, const std::string& ns,
           const std::string& name);
  ListResult list(const Context& context, const Resource& resource, const Selection& selection);
  /// Server-side apply by field manager `seaworthy`, force, fieldValidation=Strict. Returns the
  /// object as stored. An object without a namespace goes, as with kubectl, into the context's.
  Json apply(const Context& context, const Resource& resource, const Json& object);
  Json create(const Context& context, const Resource& resource, const Json& object);
  Json merge_patch(const Context& context, const Resource& resource, const std::string& ns,
                   const std::string& name, const Json& patch);
  /// True where the object was there. `propagation`: what becomes of the objects that it owns.
  bool remove(const Context& context, const Resource& resource, const std::string& ns,
              const std::string& name, std::optional<int> grace_seconds = std::nullopt,
              const std::string& propagation = "Foreground");
  /// Asks for the end of all objects of a kind in one namespace, each within its own grace period.
  /// Throws Error where no namespace is named.
  void remove_all(const Context& context, const Resource& resource, const std::string& ns);
  /// The log of one container, whole.
  std::string logs(const Context& context, const std::string& ns, const std::string& pod,
                   const std::string& container);

  /// Who the server takes us for: `status.userInfo` of a SelfSubjectReview.
  Json whoami(const Context& context);
  /// What we may do in a namespace: `status` of a SelfSubjectRulesReview (resourceRules,
  /// nonResourceRules, incomplete).
  Json rules(const Context& context, const std::string& ns);

  /// Streams a watch from `resource_version` until the server ends it (returns), the handler
  /// returns false (returns), or the context ends (throws). Bookmarks are asked for. `opened` is
  /// called when the server has accepted the watch. Not tried again: a broken connection is
  /// TransportError, and the caller knows where to resume.
  void watch(const Context& context, const Resource& resource, const Selection& selection,
             const std::string& resource_version, const WatchDecoder::Handler& handler,
             const std::function<void()>& opened = nullptr);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seaworthy::kube
