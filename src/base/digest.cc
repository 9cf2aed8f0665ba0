#include "base/digest.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

#include "base/error.h"

namespace seaworthy {
namespace {

class Sha256 {
 public:
  Sha256() : state_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    if (!state_ || EVP_DigestInit_ex(state_.get(), EVP_sha256(), nullptr) != 1) {
      throw Error("cannot compute SHA-256: the crypto library refused");
    }
  }

  void add(std::string_view bytes) { EVP_DigestUpdate(state_.get(), bytes.data(), bytes.size()); }

  [[nodiscard]] std::string hex() {
    static constexpr char kHexDigits[] = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(state_.get(), digest.data(), &size);
    std::string out;
    for (unsigned i = 0; i < size; ++i) {
      out += kHexDigits[digest[i] >> 4];
      out += kHexDigits[digest[i] & 15];
    }
    return out;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state_;
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string sha256_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error("cannot read " + path + ": " + std::strerror(errno));
  Sha256 hash;
  std::string piece(1 << 16, '\0');
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    hash.add(std::string_view(piece).substr(0, static_cast<size_t>(file.gcount())));
  }
  if (file.bad()) throw Error("cannot read " + path + ": " + std::strerror(errno));
  return hash.hex();
}

std::string random_name(size_t length) {
  // Five bits of a random byte pick a character; the one value too many is drawn again, so that
  // none is likelier.
  static constexpr std::string_view kAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  static_assert(kAlphabet.size() == 31);
  std::string out;
  while (out.size() < length) {
    unsigned char byte = 0;
    if (RAND_bytes(&byte, 1) != 1)
      throw Error("cannot draw random bytes: the crypto library refused");
    if (byte % 32 < kAlphabet.size()) out += kAlphabet[byte % 32];
  }
  return out;
}

}  // namespace seaworthy
