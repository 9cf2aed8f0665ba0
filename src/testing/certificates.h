#pragma once
// Throw-away certificates for tests of TLS: an authority, and what it signs.

#include <chrono>
#include <string>

namespace seaworthy::testing {

struct Identity {
  std::string certificate_pem;
  std::string key_pem;
};

struct CertificateRequest {
  std::string common_name;
  std::string alternative_names;          ///< as OpenSSL writes them: "DNS:localhost,IP:127.0.0.1"
  std::chrono::seconds expires_in{3600};  ///< negative: it has expired
  const Identity* issuer = nullptr;       ///< nullptr: a self-signed authority
};

[[nodiscard]] Identity make_certificate(const CertificateRequest& request);

}  // namespace seaworthy::testing
