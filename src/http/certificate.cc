#include "http/certificate.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>

namespace seaworthy::http {

std::optional<WallTime> certificate_end(const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free);
  std::tm end{};
  if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1) {
    return std::nullopt;
  }
  return std::chrono::system_clock::from_time_t(timegm(&end));
}

std::string expired_certificate(const std::string& pem) {
  const std::optional<WallTime> end = certificate_end(pem);
  if (!end || *end > std::chrono::system_clock::now()) return "";
  const std::string text = format_time(*end);  // a certificate counts in seconds: drop the decimals
  return "the client certificate expired on " + text.substr(0, text.find('.')) + "Z";
}

}  // namespace seaworthy::http
