#pragma once
// A server for the tests of this folder: answers each connection with what it is told to, byte for
// byte.

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "probe/socket.h"

namespace seaworthy::probe {

class TestServer {
 public:
  /// `answer` gets the request, head and body; it is asked once for each of `count` connections.
  TestServer(size_t count, std::function<std::string(const std::string& request)> answer)
      : listener_(Socket::listen(0)), thread_([this, count, answer = std::move(answer)] {
          for (size_t index = 0; index < count; ++index) serve(answer);
        }) {}
  ~TestServer() { thread_.join(); }

  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(listener_.port());
  }

 private:
  void serve(const std::function<std::string(const std::string&)>& answer) {
    const Deadline deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    Socket socket = next(deadline);
    std::string request;
    while (!is_whole(request)) {
      const std::string more = socket.read(deadline);
      if (more.empty()) return;
      request += more;
    }
    try {
      socket.write(answer(request), deadline);
    } catch (const Error&) {
      // The client had enough.
    }
  }

  Socket next(Deadline deadline) {
    while (true) {
      try {
        return listener_.accept();
      } catch (const Error&) {
        if (std::chrono::steady_clock::now() >= deadline) throw;
        std::this_thread::yield();
      }
    }
  }

  static bool is_whole(const std::string& request) {
    const size_t head = request.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    const size_t length = request.find("content-length: ");
    const size_t body = length > head ? 0 : std::stoul(request.substr(length + 16));
    return request.size() >= head + 4 + body;
  }

  Socket listener_;
  std::thread thread_;
};

/// A whole answer with a Content-Length.
[[nodiscard]] inline std::string http_answer(const std::string& status,
                                             const std::string& content_type,
                                             const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace seaworthy::probe
