#include "probe/noise.h"

#include <cstring>
#include <random>

namespace seaworthy::probe {

std::string noise(uint64_t seed, size_t bytes) {
  std::mt19937_64 random(seed);
  std::string out(bytes, '\0');
  for (size_t at = 0; at + sizeof(uint64_t) <= bytes; at += sizeof(uint64_t)) {
    const uint64_t word = random();
    std::memcpy(out.data() + at, &word, sizeof(word));
  }
  return out;
}

}  // namespace seaworthy::probe
