#include <map>
#include <mutex>
#include <tuple>

#include "kube/informer.h"

namespace seaworthy::kube {

struct InformerSet::Impl {
  using Key = std::tuple<std::string, std::string, std::string>;  ///< namespace, apiVersion, plural

  Client& client;
  const Clock& clock;
  std::mutex mutex;
  std::map<Key, std::shared_ptr<Informer>> informers;  ///< shared with those who use them
};

InformerSet::InformerSet(Client& client, const Clock& clock)
    : impl_(new Impl{client, clock, {}, {}}) {}
InformerSet::~InformerSet() = default;

std::shared_ptr<Informer> InformerSet::get(const Context& context, const Resource& resource,
                                           const std::string& ns) {
  const std::string scope = resource.namespaced ? ns : "";
  const Impl::Key key{scope, resource.api_version(), resource.plural};
  std::shared_ptr<Informer> informer;
  {
    const std::lock_guard lock(impl_->mutex);
    std::shared_ptr<Informer>& slot = impl_->informers[key];
    if (!slot || slot->has_ended())
      slot = std::make_shared<Informer>(impl_->client, resource, scope, impl_->clock);
    informer = slot;
  }
  informer->wait_synced(context);
  return informer;
}

void InformerSet::drop(const std::string& ns) {
  std::map<Impl::Key, std::shared_ptr<Informer>>
      dropped;  // ended without the lock: joining takes a moment
  const std::lock_guard lock(impl_->mutex);
  for (auto at = impl_->informers.begin(); at != impl_->informers.end();) {
    const auto next = std::next(at);
    if (!ns.empty() && std::get<0>(at->first) == ns) dropped.insert(impl_->informers.extract(at));
    at = next;
  }
}

}  // namespace seaworthy::kube
