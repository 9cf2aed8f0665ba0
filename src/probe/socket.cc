#include "probe/socket.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <optional>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "probe/resolve.h"

namespace seaworthy::probe {
namespace {

constexpr size_t kReadBytes = size_t{64} << 10;
constexpr int kBacklog = 1024;

std::string system_reason(int error) { return std::generic_category().message(error); }

}  // namespace

int milliseconds_until(Deadline deadline) {
  using namespace std::chrono;
  const auto left = ceil<milliseconds>(deadline - steady_clock::now()).count();
  return static_cast<int>(std::clamp<long>(left, 0, std::numeric_limits<int>::max()));
}

Socket Socket::connect(const std::string& host, int port, Deadline deadline) {
  const std::string peer = host + ":" + std::to_string(port);
  const AddressList addresses = resolve(host, port);
  std::optional<Error> last;
  for (const addrinfo* each = addresses.get(); each != nullptr; each = each->ai_next) {
    Socket socket(::socket(each->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), peer);
    try {
      if (socket.descriptor_ < 0) socket.fail("connect to");
      if (::connect(socket.descriptor_, each->ai_addr, each->ai_addrlen) != 0) {
        if (errno != EINPROGRESS) socket.fail("connect to");
        socket.await(POLLOUT, deadline, "connect to");
        int error = 0;
        socklen_t size = sizeof(error);
        ::getsockopt(socket.descriptor_, SOL_SOCKET, SO_ERROR, &error, &size);
        errno = error;
        if (error != 0) socket.fail("connect to");
      }
      return socket;
    } catch (const TimedOut&) {
      throw;
    } catch (const Error& error) {
      last = error;
    }
  }
  throw last.value_or(Error("cannot connect to " + peer + ": it has no address"));
}

Socket Socket::listen(int port) {
  Socket socket(::socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0),
                "port " + std::to_string(port));
  const int on = 1, off = 0;
  sockaddr_in6 six = {};
  six.sin6_family = AF_INET6;
  six.sin6_addr = in6addr_any;
  six.sin6_port = htons(static_cast<uint16_t>(port));
  sockaddr_in four = {};
  four.sin_family = AF_INET;
  four.sin_port = six.sin6_port;
  const auto* address = reinterpret_cast<const sockaddr*>(&six);
  socklen_t size = sizeof(six);
  if (socket.descriptor_ < 0) {  // a kernel without IPv6
    socket.descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    address = reinterpret_cast<const sockaddr*>(&four);
    size = sizeof(four);
  } else {
    ::setsockopt(socket.descriptor_, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
  }
  ::setsockopt(socket.descriptor_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (::bind(socket.descriptor_, address, size) != 0) socket.fail("listen on");
  if (::listen(socket.descriptor_, kBacklog) != 0) socket.fail("listen on");
  return socket;
}

Socket::Socket(Socket&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), peer_(std::move(other.peer_)) {}

Socket& Socket::operator=(Socket&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(peer_, other.peer_);
  return *this;
}

Socket::~Socket() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Socket Socket::accept() const {
  Socket socket(::accept4(descriptor_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC),
                "a participant");
  if (socket.descriptor_ < 0) fail("accept on");
  return socket;
}

void Socket::write(std::string_view text, Deadline deadline) {
  while (!text.empty()) {
    const ssize_t sent = ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
      text.remove_prefix(static_cast<size_t>(sent));
    } else if (errno == EAGAIN) {
      await(POLLOUT, deadline, "write to");
    } else if (errno != EINTR) {
      fail("write to");
    }
  }
}

std::string Socket::read(Deadline deadline) {
  std::string text(kReadBytes, '\0');
  while (true) {
    const ssize_t got = ::recv(descriptor_, text.data(), text.size(), 0);
    if (got >= 0) {
      text.resize(static_cast<size_t>(got));
      return text;
    }
    if (errno == EAGAIN) {
      await(POLLIN, deadline, "read from");
    } else if (errno != EINTR) {
      fail("read from");
    }
  }
}

int Socket::port() const {
  sockaddr_storage address = {};
  socklen_t size = sizeof(address);
  if (::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    fail("name the port of");
  return ntohs(address.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port
                   : reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
}

void Socket::await(short events, Deadline deadline, const char* doing) const {
  while (true) {
    pollfd waiting = {descriptor_, events, 0};
    const int ready = ::poll(&waiting, 1, milliseconds_until(deadline));
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) fail(doing);
    if (std::chrono::steady_clock::now() >= deadline)
      throw TimedOut(std::string("cannot ") + doing + " " + peer_ + ": the time is up");
  }
}

void Socket::fail(const char* doing) const {
  throw Error(std::string("cannot ") + doing + " " + peer_ + ": " + system_reason(errno));
}

}  // namespace seaworthy::probe
