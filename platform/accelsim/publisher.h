#pragma once
// Keeps the node's ResourceSlices in the cluster as they shall be. Thread-safe.
//
// The kubelet deletes the slices of a node when it starts, and when it has not heard of the driver
// for a while; others may delete them as well. The publisher watches, and puts back what is
// missing, as Kubernetes' own helper for drivers does (dynamic-resource-allocation/resourceslice).

#include <mutex>
#include <thread>
#include <vector>

#include "accelsim/device.h"
#include "accelsim/lies.h"
#include "accelsim/slices.h"
#include "kube/client.h"
#include "kube/informer.h"

namespace seaworthy::accelsim {

class Publisher {
 public:
  /// Throws ApiError where the node is not there.
  Publisher(const Context& context, kube::Client& client, const std::string& node);
  ~Publisher();

  /// Replaces what is published by a new generation. When it returns, the API server has it and
  /// nothing older of this driver's.
  void publish(const Context& context, const std::vector<Device>& devices, const Lies& lies);

  /// From now on puts back what is missing, until it is destroyed.
  void guard();

 private:
  void put(const Context& context);
  [[nodiscard]] bool complete(const std::vector<Json>& objects);
  void guard_loop(const std::stop_token& stop);

  kube::Client& client_;
  const kube::Resource resource_;
  const NodeRef node_;

  std::mutex mutex_;  ///< guards what follows
  int64_t generation_ = 0;
  std::vector<Json> wanted_;

  RealClock clock_;
  std::jthread guard_;  ///< last: ends before what it uses
};

}  // namespace seaworthy::accelsim
