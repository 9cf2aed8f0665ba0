#include "testing/server.h"

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <list>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace seaworthy::testing {
namespace {

/// A connection, plain or TLS. `close` may be called from another thread; it ends a read that is
/// waiting.
class Connection {
 public:
  Connection(int socket, SSL_CTX* tls) : socket_(socket) {
    if (tls == nullptr) return;
    ssl_ = SSL_new(tls);
    SSL_set_fd(ssl_, socket_);
    alive_ = SSL_accept(ssl_) == 1;
    if (!alive_) drain();
  }
  ~Connection() {
    if (ssl_ != nullptr) {
      if (alive_) SSL_shutdown(ssl_);
      SSL_free(ssl_);
    }
    ::close(socket_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] bool alive() const { return alive_; }

  /// Appends what has come to `buffer`; false at the end.
  bool read(std::string& buffer) {
    char piece[16384];
    const auto got = ssl_ != nullptr ? SSL_read(ssl_, piece, sizeof(piece))
                                     : ::recv(socket_, piece, sizeof(piece), 0);
    if (got <= 0) return alive_ = false;
    buffer.append(piece, static_cast<size_t>(got));
    return true;
  }

  bool write(std::string_view bytes) {
    while (alive_ && !bytes.empty()) {
      const auto put = ssl_ != nullptr
                           ? SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size()))
                           : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (put <= 0) return alive_ = false;
      bytes.remove_prefix(static_cast<size_t>(put));
    }
    return alive_;
  }

  void hang_up() {
    alive_ = false;
    ::shutdown(socket_, SHUT_RDWR);
  }

 private:
  /// Reads what the peer still sends: closing with bytes unread would reset the connection, and the
  /// peer could lose the alert that tells it why.
  void drain() const {
    ::shutdown(socket_, SHUT_WR);
    char piece[4096];
    while (::recv(socket_, piece, sizeof(piece), 0) > 0) {
    }
  }

  int socket_;
  SSL* ssl_ = nullptr;
  bool alive_ = true;
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// The next request; false where the peer has closed.
bool read_request(Connection& connection, std::string& buffer, ServerRequest& request) {
  size_t head_end;
  while ((head_end = buffer.find("\r\n\r\n")) == std::string::npos) {
    if (!connection.read(buffer)) return false;
    if (std::isupper(static_cast<unsigned char>(buffer[0])) == 0) {  // as Go answers a TLS client
      connection.write("HTTP/1.0 400 Bad Request\r\n\r\n");
      return false;
    }
  }
  std::string head = buffer.substr(0, head_end + 2);
  buffer.erase(0, head_end + 4);
  const size_t first_end = head.find("\r\n");
  const std::string first = head.substr(0, first_end);
  const size_t blank = first.find(' ');
  request.method = first.substr(0, blank);
  request.target = first.substr(blank + 1, first.rfind(' ') - blank - 1);
  for (size_t at = first_end + 2; at < head.size();) {
    const size_t end = head.find("\r\n", at);
    const size_t colon = head.find(':', at);
    request.headers[lower(head.substr(at, colon - at))] = head.substr(colon + 2, end - colon - 2);
    at = end + 2;
  }
  const auto length = request.headers.find("content-length");
  const size_t size = length == request.headers.end() ? 0 : std::stoul(length->second);
  while (buffer.size() < size) {
    if (!connection.read(buffer)) return false;
  }
  request.body = buffer.substr(0, size);
  buffer.erase(0, size);
  return true;
}

class ConnectionAnswer final : public Answer {
 public:
  ConnectionAnswer(Connection& connection, std::string& buffer)
      : connection_(connection), buffer_(buffer) {}

  void send(int status, std::string_view body, const std::string& headers) override {
    connection_.write("HTTP/1.1 " + std::to_string(status) + " Status\r\n" + headers +
                      "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                      std::string(body));
  }
  void begin_stream() override {
    connection_.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
  }
  bool piece(std::string_view text) override {
    char size[20];
    std::snprintf(size, sizeof(size), "%zx\r\n", text.size());
    return connection_.write(size + std::string(text) + "\r\n");
  }
  void end_stream() override { connection_.write("0\r\n\r\n"); }
  void hang_up() override { connection_.hang_up(); }
  void wait_closed() override {
    while (connection_.read(buffer_)) {
    }
  }

 private:
  Connection& connection_;
  std::string& buffer_;
};

using TlsContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

TlsContext make_tls(const ServerOptions& options) {
  TlsContext tls(nullptr, &SSL_CTX_free);
  if (options.identity == nullptr) return tls;
  tls.reset(SSL_CTX_new(TLS_server_method()));
  const auto bio = [](const std::string& pem) {
    return std::unique_ptr<BIO, decltype(&BIO_free)>(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  };
  const auto read_certificate = [&bio](const std::string& pem) {
    return std::unique_ptr<X509, decltype(&X509_free)>(
        PEM_read_bio_X509(bio(pem).get(), nullptr, nullptr, nullptr), &X509_free);
  };
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      PEM_read_bio_PrivateKey(bio(options.identity->key_pem).get(), nullptr, nullptr, nullptr),
      &EVP_PKEY_free);
  SSL_CTX_use_certificate(tls.get(), read_certificate(options.identity->certificate_pem).get());
  SSL_CTX_use_PrivateKey(tls.get(), key.get());
  if (!options.client_authority_pem.empty()) {
    X509_STORE_add_cert(SSL_CTX_get_cert_store(tls.get()),
                        read_certificate(options.client_authority_pem).get());
    SSL_CTX_set_verify(tls.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  }
  return tls;
}

int listen_on_loopback(int port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int one = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0 ||
      ::listen(listener, 64) != 0) {
    throw std::runtime_error("cannot listen on port " + std::to_string(port));
  }
  return listener;
}

}  // namespace

struct Server::Impl {
  Impl(Handler a_handler, const ServerOptions& options)
      : handler(std::move(a_handler)),
        tls(make_tls(options)),
        listener(listen_on_loopback(options.port)) {
    std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL
    sockaddr_in address{};
    socklen_t size = sizeof(address);
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    acceptor = std::thread([this] { accept_all(); });
  }

  ~Impl() {
    ::shutdown(listener, SHUT_RDWR);
    acceptor.join();
    ::close(listener);
    {
      const std::lock_guard lock(mutex);
      for (const int socket : sockets) ::shutdown(socket, SHUT_RDWR);
    }
    for (std::thread& thread : threads) thread.join();
  }

  void accept_all() {
    for (;;) {
      const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) return;
      {
        const std::lock_guard lock(mutex);
        sockets.push_back(socket);
      }
      threads.emplace_back([this, socket] { serve(socket); });
    }
  }

  void serve(int socket) {
    {
      Connection connection(socket, tls.get());
      std::string buffer;
      for (ServerRequest request; connection.alive() && read_request(connection, buffer, request);
           request = {}) {
        ConnectionAnswer answer(connection, buffer);
        handler(request, answer);
      }
      const std::lock_guard lock(mutex);
      sockets.remove(socket);  // before it is closed: its number may come again
    }
  }

  const Handler handler;
  const TlsContext tls;
  const int listener;
  int port = 0;
  std::mutex mutex;
  std::list<int> sockets;
  std::vector<std::thread> threads;  ///< of connections; written by the acceptor alone
  std::thread acceptor;
};

Server::Server(Handler handler, const ServerOptions& options)
    : impl_(std::make_unique<Impl>(std::move(handler), options)) {}
Server::~Server() = default;

int Server::port() const { return impl_->port; }

std::string Server::url() const {
  return (impl_->tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(impl_->port);
}

}  // namespace seaworthy::testing
