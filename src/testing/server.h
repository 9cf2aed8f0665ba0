#pragma once
// A small HTTP/1.1 server for tests of what only a real connection shows: TLS, streams, broken
// connections. One thread a connection; the destructor ends all of them. Not for anything but
// tests.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "testing/certificates.h"

namespace seaworthy::testing {

struct ServerRequest {
  std::string method;
  std::string target;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// The answering side of one request, for the time of the handler's call.
class Answer {
 public:
  virtual ~Answer() = default;
  /// A whole answer. `headers`: lines that end in \r\n.
  virtual void send(int status, std::string_view body, const std::string& headers = "") = 0;
  /// An answer of status 200 in pieces: begin, any number of pieces, end. A piece returns false
  /// where the peer is gone.
  virtual void begin_stream() = 0;
  virtual bool piece(std::string_view text) = 0;
  virtual void end_stream() = 0;
  /// Ends the connection as it is.
  virtual void hang_up() = 0;
  /// Returns when the peer has closed the connection, or the server ends.
  virtual void wait_closed() = 0;
};

struct ServerOptions {
  const Identity* identity = nullptr;  ///< nullptr: plain HTTP
  std::string client_authority_pem;    ///< asks for a client certificate and verifies it
  int port = 0;                        ///< 0: any
};

class Server {
 public:
  using Handler =
      std::function<void(const ServerRequest&, Answer&)>;  ///< called on the threads of connections

  explicit Server(Handler handler, const ServerOptions& options = {});
  ~Server();

  [[nodiscard]] int port() const;
  [[nodiscard]] std::string url() const;  ///< "https://127.0.0.1:PORT"

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seaworthy::testing
