#pragma once
// libcurl handles kept for reuse: a fresh one costs tens of milliseconds, a kept one with its open
// connection a fraction of one. Thread-safe; a Lease is owned by one thread at a time.

#include <curl/curl.h>

#include <memory>
#include <mutex>
#include <vector>

namespace seaworthy::http {

/// An easy handle and the multi handle that drives it and keeps its connections.
struct CurlHandle {
  CurlHandle();
  ~CurlHandle();
  CurlHandle(const CurlHandle&) = delete;
  CurlHandle& operator=(const CurlHandle&) = delete;

  CURL* easy;
  CURLM* multi;
};

class CurlPool {
 public:
  /// A handle for the time of one transfer; goes back into the pool, which must outlive it.
  class Lease {
   public:
    explicit Lease(CurlPool& pool);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] CURL* easy() const { return handle_->easy; }
    [[nodiscard]] CURLM* multi() const { return handle_->multi; }

   private:
    CurlPool& pool_;
    std::unique_ptr<CurlHandle> handle_;
  };

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<CurlHandle>>
      idle_;  ///< last in, first out: its connection is the likeliest to be alive
};

}  // namespace seaworthy::http
