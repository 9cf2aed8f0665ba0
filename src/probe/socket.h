#pragma once
// TCP in which every wait has a deadline. Errors are thrown as Error, with who was spoken to and
// why it failed; a deadline that passed as TimedOut. Owned by one thread.

#include <chrono>
#include <string>
#include <string_view>

namespace seaworthy::probe {

using Deadline = std::chrono::steady_clock::time_point;

class Socket {
 public:
  /// Tries every address of the name in turn.
  [[nodiscard]] static Socket connect(const std::string& host, int port, Deadline deadline);
  /// On every address of this machine, IPv6 and IPv4; port 0 takes a free one.
  [[nodiscard]] static Socket listen(int port);

  Socket(Socket&& other) noexcept;
  Socket& operator=(Socket&& other) noexcept;
  ~Socket();

  /// The next connection of a listening socket; it must be waiting.
  [[nodiscard]] Socket accept() const;
  void write(std::string_view text, Deadline deadline);
  /// What has come, at least one byte; "" when the other side has ended.
  [[nodiscard]] std::string read(Deadline deadline);

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] int port() const;  ///< this side's

 private:
  Socket(int descriptor, std::string peer) : descriptor_(descriptor), peer_(std::move(peer)) {}
  void await(short events, Deadline deadline, const char* doing) const;
  [[noreturn]] void fail(const char* doing) const;

  int descriptor_ = -1;
  std::string peer_;
};

/// Milliseconds until the deadline for poll(2): 0 where it has passed.
[[nodiscard]] int milliseconds_until(Deadline deadline);

}  // namespace seaworthy::probe
