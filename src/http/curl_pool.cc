#include "http/curl_pool.h"

#include <new>

namespace seaworthy::http {
namespace {

/// libcurl's global state, set up before the first handle; a function's static is made once,
/// whatever the threads.
void start_libcurl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw std::bad_alloc();
}

}  // namespace

CurlHandle::CurlHandle() : easy(nullptr), multi(nullptr) {
  start_libcurl();
  easy = curl_easy_init();
  multi = curl_multi_init();
  if (easy == nullptr || multi == nullptr) throw std::bad_alloc();
}

CurlHandle::~CurlHandle() {
  curl_easy_cleanup(easy);
  curl_multi_cleanup(multi);
}

CurlPool::Lease::Lease(CurlPool& pool) : pool_(pool) {
  {
    const std::lock_guard lock(pool_.mutex_);
    if (!pool_.idle_.empty()) {
      handle_ = std::move(pool_.idle_.back());
      pool_.idle_.pop_back();
    }
  }
  if (!handle_) handle_ = std::make_unique<CurlHandle>();
}

CurlPool::Lease::~Lease() {
  curl_easy_reset(handle_->easy);  // forgets the request and its secrets, keeps the connection
  const std::lock_guard lock(pool_.mutex_);
  pool_.idle_.push_back(std::move(handle_));
}

}  // namespace seaworthy::http
