#include "accelsim/control.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "base/json.h"

namespace seaworthy::accelsim {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSocket = "control.sock";

Error failure(const std::string& what) { return Error(what + ": " + std::strerror(errno)); }

/// A socket's name has room for 107 characters, a state directory may be deeper: it is named by a
/// descriptor.
struct Address {
  explicit Address(const fs::path& state_dir)
      : directory(::open(state_dir.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    if (!directory.is_open()) throw failure("cannot open " + state_dir.string());
    name.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(directory.get()) + "/" + kSocket;
    std::memcpy(name.sun_path, path.c_str(), path.size() + 1);
  }
  [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&name); }

  Descriptor directory;
  sockaddr_un name = {};
};

Descriptor new_socket() {
  Descriptor made(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!made.is_open()) throw failure("cannot make a socket");
  return made;
}

Descriptor listen_in(const fs::path& state_dir) {
  const Address address(state_dir);
  Descriptor socket = new_socket();
  ::unlink(address.name.sun_path);
  if (::bind(socket.get(), address.get(), sizeof(address.name)) != 0 ||
      ::listen(socket.get(), 8) != 0) {
    throw failure("cannot listen on " + (state_dir / kSocket).string());
  }
  return socket;
}

/// Up to the end of the line, or of the stream.
std::string read_line(int fd) {
  std::string line;
  char byte = 0;
  while (::read(fd, &byte, 1) == 1 && byte != '\n') line += byte;
  return line;
}

void write_line(int fd, const Json& json) {
  const std::string line = to_line(json) + "\n";
  if (::send(fd, line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size())) {
    throw failure("cannot send");
  }
}

Lies parse_request(const std::string& line) {
  Lies lies;
  const Json request = json_of(line);
  for (const Json& name : request.at("lies")) lies.insert(parse_lie(name.get<std::string>()));
  return lies;
}

Json answer(const std::string& line, const std::function<void(const Lies&)>& set_lies) {
  try {
    set_lies(parse_request(line));
    return Json::object();
  } catch (const std::exception& error) {
    return {{"error", error.what()}};
  }
}

}  // namespace

Control::Control(const fs::path& state_dir, std::function<void(const Lies&)> set_lies)
    : set_lies_(std::move(set_lies)),
      listener_(listen_in(state_dir)),
      thread_([this] { serve(); }) {}

Control::~Control() {
  // Makes accept() return.
  ::shutdown(listener_.get(), SHUT_RDWR);
}

void Control::serve() {
  while (true) {
    const Descriptor connection(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!connection.is_open()) {
      if (errno == EINTR || errno == ECONNABORTED) continue;
      return;
    }
    const Json reply = answer(read_line(connection.get()), set_lies_);
    try {
      write_line(connection.get(), reply);
    } catch (const Error&) {
      // Whoever asked has gone; what was asked is done.
    }
  }
}

void tell_lies(const fs::path& state_dir, const std::vector<std::string>& lies) {
  const Address address(state_dir);
  const Descriptor socket = new_socket();
  if (::connect(socket.get(), address.get(), sizeof(address.name)) != 0) {
    throw failure("no driver listens in " + state_dir.string());
  }
  write_line(socket.get(), {{"lies", lies}});
  const std::string reply = read_line(socket.get());
  if (reply.empty())
    throw Error("the driver in " + state_dir.string() + " ended before it answered");
  const std::string error = string_at(json_of(reply), "/error");
  if (!error.empty()) throw Error(error);
}

}  // namespace seaworthy::accelsim
