#include "probe/resolve.h"

#include <set>
#include <system_error>

namespace seaworthy::probe {
namespace {

std::string reason(int code) {
  return code == EAI_SYSTEM ? std::generic_category().message(errno) : ::gai_strerror(code);
}

}  // namespace

AddressList resolve(const std::string& name, int port) {
  addrinfo hints = {};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int code = ::getaddrinfo(name.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (code != 0) throw Error("cannot resolve " + name + ": " + reason(code));
  return {found, ::freeaddrinfo};
}

std::vector<std::string> addresses_of(const std::string& name) {
  const AddressList list = resolve(name, 0);
  std::set<std::string> addresses;
  for (const addrinfo* each = list.get(); each != nullptr; each = each->ai_next) {
    char text[NI_MAXHOST] = {};
    if (::getnameinfo(each->ai_addr, each->ai_addrlen, text, sizeof(text), nullptr, 0,
                      NI_NUMERICHOST) == 0)
      addresses.insert(text);
  }
  return {addresses.begin(), addresses.end()};
}

}  // namespace seaworthy::probe
