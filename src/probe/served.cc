// Boost.Beast's parser, as in exchange.cc, on a socket of our own that keeps the deadline.

#include "probe/served.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "base/error.h"

namespace seaworthy::probe {

namespace http = boost::beast::http;

ServedRequest read_served(Socket& socket, Deadline deadline) {
  http::request_parser<http::string_body> parser;
  parser.body_limit(kServedBodyMax);
  parser.eager(true);
  std::string pending;
  while (!parser.is_done()) {
    const std::string more = socket.read(deadline);
    if (more.empty()) throw Error("the client closed the connection within its request");
    pending += more;
    boost::beast::error_code error;
    const size_t used = parser.put(boost::asio::buffer(pending), error);
    pending.erase(0, used);
    if (error && error != http::error::need_more)
      throw Error("the request is no HTTP: " + error.message());
  }
  const auto& message = parser.get();
  return {std::string(message.method_string()), std::string(message.target()), message.body()};
}

std::string served_answer(const std::string& status, const std::string& content_type,
                          const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" +
         body;
}

}  // namespace seaworthy::probe
