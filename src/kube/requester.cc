#include "kube/requester.h"

#include <charconv>
#include <optional>

#include "http/certificate.h"
#include "kube/api_error.h"
#include "kube/backoff.h"

namespace seaworthy::kube {
namespace {

bool is_success(const http::Response& response) {
  return response.status >= 200 && response.status < 300;
}

/// Retry-After in seconds, as API servers write it; nothing where it is missing or a date.
std::optional<Duration> retry_after(const http::Response& response) {
  const auto header = response.headers.find("retry-after");
  if (header == response.headers.end()) return std::nullopt;
  const std::string& text = header->second;
  int seconds = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (parsed.ec != std::errc() || seconds < 0) return std::nullopt;
  return std::chrono::seconds(seconds);
}

/// How long to wait before asking again, or nothing where the answer is final.
std::optional<Duration> wait_asked_for(const http::Response& response, const Call& call) {
  const std::optional<Duration> after = retry_after(response);
  if (response.status == 429) return after.value_or(Duration::zero());
  const bool nothing_done = response.status == 503;
  if (response.status >= 500 && (nothing_done || call.repeatable)) return after;
  return std::nullopt;
}

}  // namespace

Requester::Requester(Config config, Connect connect)
    : config_(std::move(config)), connect_(std::move(connect)) {}

http::Response Requester::send(const Context& context, const Call& call) {
  for (Backoff backoff;;) {
    const bool reached = reached_;
    try {
      const http::Response response = exchange(context, call);
      if (is_success(response)) return response;
      const std::optional<Duration> wait = wait_asked_for(response, call);
      if (!wait || !backoff.wait(context, *wait)) std::rethrow_exception(error_of(call, response));
    } catch (const http::TransferError& error) {
      const bool may_help =
          (error.failure() == http::Failure::kUnreachable && reached) ||
          (error.failure() == http::Failure::kBroken && call.repeatable && reached);
      if (!may_help || !backoff.wait(context)) throw;
    }
  }
}

http::Response Requester::exchange(const Context& context, const Call& call,
                                   const http::BodySink& sink) {
  const Proof proof = authenticator_.proof(context);
  http::Response response = send_once(context, call, proof, sink);
  if (response.status != 401 || !authenticator_.rejected(proof)) return response;
  return send_once(context, call, authenticator_.proof(context), sink);
}

http::Response Requester::send_once(const Context& context, const Call& call, const Proof& proof,
                                    const http::BodySink& sink) {
  http::Request request{
      call.method, config_.server + call.path, {"Accept: " + call.accept}, call.body};
  request.headers.push_back("User-Agent: seaworthy/" SEAWORTHY_VERSION);
  if (!call.body.empty()) request.headers.push_back("Content-Type: " + call.content_type);
  if (!proof.authorization.empty())
    request.headers.push_back("Authorization: " + proof.authorization);
  if (!config_.impersonate_user.empty())
    request.headers.push_back("Impersonate-User: " + config_.impersonate_user);
  for (const std::string& group : config_.impersonate_groups) {
    request.headers.push_back("Impersonate-Group: " + group);
  }
  ++requests_sent_;
  http::Response response = transport(proof.tls)->send(context, request, sink);
  reached_ = true;
  return response;
}

std::shared_ptr<http::Transport> Requester::transport(const http::Tls& tls) {
  const std::lock_guard lock(mutex_);
  if (!transport_ || tls_ != tls) {
    transport_ = connect_(tls);
    tls_ = tls;
  }
  return transport_;
}

std::exception_ptr Requester::error_of(const Call& call, const http::Response& response) const {
  const ApiError error =
      api_error(call.purpose, response.status, response.body, config_.context_name);
  // API servers accept any client certificate in TLS and answer 401 without the reason; this one
  // can be seen from here.
  const std::string expired =
      response.status == 401 ? http::expired_certificate(config_.tls.certificate_pem) : "";
  if (expired.empty()) return std::make_exception_ptr(error);
  return std::make_exception_ptr(ApiError(
      error.code(), error.reason(), std::string(error.what()) + ": " + expired, error.status()));
}

}  // namespace seaworthy::kube
