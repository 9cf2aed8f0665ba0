#pragma once
// Names to addresses, by the C library: /etc/hosts, then the servers of /etc/resolv.conf. Both work
// in an image FROM scratch, since glibc 2.34 has them built in.

#include <netdb.h>

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"

namespace seaworthy::probe {

using AddressList = std::unique_ptr<addrinfo, void (*)(addrinfo*)>;

/// The TCP addresses of a name, in the order in which they are to be tried. Throws Error "cannot
/// resolve NAME: REASON".
[[nodiscard]] AddressList resolve(const std::string& name, int port);

/// The same as text, each once, sorted.
[[nodiscard]] std::vector<std::string> addresses_of(const std::string& name);

}  // namespace seaworthy::probe
