#include "http/curl_failure.h"

#include <curl/curl.h>
#include <openssl/x509_vfy.h>

#include <cstring>

#include "base/text.h"
#include "http/certificate.h"

namespace seaworthy::http {
namespace {

struct Cause {
  Failure failure;
  std::string text;
};

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// libcurl's own words, for what is rare enough to have none of ours.
std::string own_words(const CurlFailure& failure) {
  const std::string words = failure.detail.empty()
                                ? curl_easy_strerror(static_cast<CURLcode>(failure.code))
                                : failure.detail;
  return printable(words, 512);
}

/// The "HOST:PORT" that libcurl failed to connect to, from "Failed to connect to HOST port PORT
/// after …": the proxy's where one is used, which libcurl 7.88 does not tell otherwise. Empty where
/// the text is another.
std::string failed_peer(std::string_view detail) {
  constexpr std::string_view kStart = "Failed to connect to ";
  const size_t start = detail.find(kStart);
  const size_t port = detail.find(" port ");
  if (start == std::string_view::npos || port == std::string_view::npos) return "";
  const std::string_view host = detail.substr(start + kStart.size(), port - start - kStart.size());
  const std::string_view rest = detail.substr(port + 6);
  return std::string(host) + ":" + std::string(rest.substr(0, rest.find(' ')));
}

Cause connect_cause(const CurlFailure& failure, const std::string& url) {
  std::string text =
      failure.os_error != 0
          ? std::strerror(static_cast<int>(failure.os_error))  // NOLINT: thread-safe in glibc
          : own_words(failure);
  if (text == "Connection refused") text = "connection refused; is the server up?";
  const std::string peer = failed_peer(failure.detail);
  if (!peer.empty() && peer != authority(url))
    text = "the proxy " + peer + " does not answer: " + text;
  return {Failure::kUnreachable, text};
}

Cause verification_cause(const CurlFailure& failure) {
  switch (failure.verify) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return {Failure::kHopeless, "the server's certificate has expired"};
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return {Failure::kHopeless,
              "the server's certificate is not valid yet; is this machine's clock right?"};
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
      return {Failure::kHopeless,
              "the server's certificate is signed by an unknown authority; does "
              "certificate-authority belong to this "
              "server?"};
    default:
      break;
  }
  if (has(failure.detail, "subject name")) {
    return {Failure::kHopeless,
            "the server's certificate is for another host name; tls-server-name can name it"};
  }
  return {Failure::kHopeless, "the server's certificate was not accepted: " + own_words(failure)};
}

/// TLS ended by either side during the handshake or, with TLS 1.3 client certificates, just after
/// it.
Cause tls_cause(const CurlFailure& failure, const Tls& tls) {
  const std::string expired = expired_certificate(tls.certificate_pem);
  if (has(failure.detail, "alert") && !expired.empty()) return {Failure::kHopeless, expired};
  if (has(failure.detail, "certificate required")) {
    return {Failure::kHopeless, "the server asks for a client certificate and none was given"};
  }
  if (has(failure.detail, "alert unknown ca") || has(failure.detail, "alert bad certificate")) {
    return {Failure::kHopeless, "the server does not accept the client certificate"};
  }
  if (has(failure.detail, "wrong version number") ||
      has(failure.detail, "packet length too long")) {
    return {Failure::kHopeless, "the server does not speak TLS; is its URL http:// instead?"};
  }
  return {Failure::kBroken, "TLS failed: " + own_words(failure)};
}

Cause cause_of(const CurlFailure& failure, const std::string& url, const Tls& tls) {
  if (failure.proxy_status >= 300) {
    return {Failure::kHopeless,
            "the proxy refused the way with status " + std::to_string(failure.proxy_status) +
                (failure.proxy_status == 407 ? ": it wants a user and a password" : "")};
  }
  switch (failure.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {Failure::kHopeless, "no such host"};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {Failure::kHopeless, "no such host: the proxy's"};
    case CURLE_COULDNT_CONNECT:
      return connect_cause(failure, url);
    case CURLE_OPERATION_TIMEDOUT:
      return {Failure::kUnreachable, "no answer to the attempt to connect"};
    case CURLE_PEER_FAILED_VERIFICATION:
      return verification_cause(failure);
    case CURLE_SSL_CERTPROBLEM:
      return {Failure::kHopeless,
              "the client certificate or its key cannot be used: " + own_words(failure)};
    case CURLE_SSL_CACERT_BADFILE:
      return {Failure::kHopeless,
              "the certificate authority cannot be read: it is not a PEM certificate"};
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return {Failure::kHopeless, "not an http:// or https:// URL"};
    case CURLE_PROXY:
      return {Failure::kHopeless, "the proxy failed: " + own_words(failure)};
    case CURLE_SSL_CONNECT_ERROR:
      return tls_cause(failure, tls);
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      if (has(failure.detail, "alert")) return tls_cause(failure, tls);
      return {Failure::kBroken, "the connection broke: " + own_words(failure)};
    default:
      return {Failure::kBroken, "the connection broke: " + own_words(failure)};
  }
}

}  // namespace

std::string authority(std::string_view url) {
  const size_t scheme_end = url.find("://");
  const bool plain = url.substr(0, scheme_end) == "http";
  std::string_view rest = scheme_end == std::string_view::npos ? url : url.substr(scheme_end + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const size_t at = rest.rfind('@'); at != std::string_view::npos) rest = rest.substr(at + 1);
  const size_t colon = rest.rfind(':');
  const size_t bracket = rest.rfind(']');  // of an IPv6 address
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return std::string(rest) + (has_port ? "" : plain ? ":80" : ":443");
}

TransferError describe(const CurlFailure& failure, const std::string& url, const Tls& tls) {
  const Cause cause = cause_of(failure, url, tls);
  return {cause.failure, "cannot reach " + authority(url) + ": " + cause.text};
}

}  // namespace seaworthy::http
