#pragma once
// A transport for tests, without a network: answers from a function and remembers what it was
// asked.

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "http/client.h"

namespace seaworthy::kube {

/// Thread-safe.
class FakeTransport final : public http::Transport {
 public:
  using Answer = std::function<http::Response(const http::Request&)>;
  explicit FakeTransport(Answer answer) : answer_(std::move(answer)) {}

  http::Response send(const Context& context, const http::Request& request,
                      const http::BodySink& sink) override {
    context.check("fake");
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(request);
    }
    http::Response response = answer_(request);
    if (sink && response.status >= 200 && response.status < 300) {
      if (sink("")) sink(response.body);
      response.body.clear();
    }
    return response;
  }

  [[nodiscard]] std::vector<http::Request> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  const Answer answer_;
  mutable std::mutex mutex_;
  std::vector<http::Request> requests_;
};

}  // namespace seaworthy::kube
