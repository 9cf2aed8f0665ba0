#pragma once
// Why a libcurl transfer failed, in words that tell a platform engineer what to do. Pure:
// everything it looks at is in the arguments, so that each cause is a line of a test.

#include <string>
#include <string_view>

#include "http/client.h"

namespace seaworthy::http {

/// What libcurl reports about a transfer that failed.
struct CurlFailure {
  int code = 0;           ///< CURLcode
  std::string detail;     ///< the error buffer
  long verify = 0;        ///< CURLINFO_SSL_VERIFYRESULT: X509_V_ERR_*, see openssl-verify(1)
  long os_error = 0;      ///< CURLINFO_OS_ERRNO
  long proxy_status = 0;  ///< CURLINFO_HTTP_CONNECTCODE: the proxy's answer to CONNECT, or 0
};

/// "HOST:PORT" of a URL, the port being the scheme's where none is written. For messages.
[[nodiscard]] std::string authority(std::string_view url);

/// The error to throw for a failed transfer to `url`.
[[nodiscard]] TransferError describe(const CurlFailure& failure, const std::string& url,
                                     const Tls& tls);

}  // namespace seaworthy::http
