#pragma once
// When a certificate ends: the one thing about a client certificate that a server's refusal does
// not say.

#include <optional>
#include <string>

#include "base/time.h"

namespace seaworthy::http {

/// The end of validity of the first certificate in a PEM text; nothing where there is none.
[[nodiscard]] std::optional<WallTime> certificate_end(const std::string& pem);

/// "the client certificate expired on 2026-01-02T03:04:05Z" where it has, else "".
[[nodiscard]] std::string expired_certificate(const std::string& pem);

}  // namespace seaworthy::http
