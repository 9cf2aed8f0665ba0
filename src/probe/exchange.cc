// Boost.Beast is used here and in served.cc alone: its parser and serializer, on a socket of our
// own that keeps the deadline.

#include "probe/exchange.h"

#include <algorithm>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cctype>
#include <charconv>
#include <sstream>

#include "base/error.h"

namespace seaworthy::probe {
namespace {

namespace http = boost::beast::http;

std::string small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_token(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 127 &&
           std::string_view("\"(),/:;<=>?@[\\]{}").find(c) == std::string_view::npos;
  });
}

bool is_one_line(const std::string& text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

std::string serialize(const HttpRequest& request, const Url& url) {
  if (!is_token(request.method)) throw Error("`" + request.method + "` is no method of HTTP");
  std::string text = request.method + " " + url.target + " HTTP/1.1\r\n";
  Headers headers = {{"host", url.authority},
                     {"connection", "close"},
                     {"user-agent", "seaworthy-probe/" SEAWORTHY_VERSION},
                     {"accept", "*/*"}};
  if (!request.body.empty() || request.method == "POST" || request.method == "PUT")
    headers["content-length"] = std::to_string(request.body.size());
  for (const auto& [name, value] : request.headers) headers[small_letters(name)] = value;
  for (const auto& [name, value] : headers) {
    if (!is_token(name) || !is_one_line(value)) throw Error("`" + name + "` is no header of HTTP");
    text += name + ": " + value + "\r\n";
  }
  return text + "\r\n" + request.body;
}

/// Feeds the parser from a socket, and keeps the body within bounds.
class Reader {
 public:
  Reader(const std::string& method, const IsEnough& is_enough) : is_enough_(is_enough) {
    parser_.body_limit(boost::none);
    parser_.skip(method == "HEAD");
    parser_.eager(true);
  }

  HttpResponse read(Socket& socket, Deadline deadline) {
    while (!parser_.is_done()) {
      const std::string more = socket.read(deadline);
      if (more.empty()) {
        finish();
        break;
      }
      feed(more);
      if (is_complete()) break;
    }
    return current();
  }

 private:
  void feed(const std::string& more) {
    pending_ += more;
    while (!pending_.empty() && !parser_.is_done()) {
      boost::beast::error_code error;
      const size_t used = parser_.put(boost::asio::buffer(pending_), error);
      pending_.erase(0, used);
      if (error == http::error::need_more) return;
      check(error);
      if (used == 0) return;
    }
  }

  void finish() {
    boost::beast::error_code error;
    if (!parser_.got_some()) throw Error("the server closed the connection without an answer");
    parser_.put_eof(error);
    check(error);
  }

  static void check(const boost::beast::error_code& error) {
    if (error) throw Error("the server's answer is no HTTP: " + error.message());
  }

  bool is_complete() {
    if (!parser_.is_header_done()) return false;
    if (parser_.get().body().size() > kBodyMax) return true;
    return is_enough_ && is_enough_(current());
  }

  [[nodiscard]] HttpResponse current() const {
    const auto& message = parser_.get();
    HttpResponse response;
    response.status = static_cast<int>(message.result_int());
    for (const auto& field : message) {
      const std::string name = small_letters(std::string(field.name_string()));
      const std::string value(field.value());
      const auto [at, is_new] = response.headers.emplace(name, value);
      if (!is_new) at->second += ", " + value;
    }
    response.truncated = message.body().size() > kBodyMax;
    response.body = message.body().substr(0, kBodyMax);
    return response;
  }

  const IsEnough& is_enough_;
  http::response_parser<http::string_body> parser_;
  std::string pending_;
};

}  // namespace

Url parse_url(const std::string& text) {
  constexpr std::string_view kScheme = "http://";
  if (text.starts_with("https://")) {
    throw Error("`" + text + "`: the probe speaks http:// only; it is static and without TLS");
  }
  const auto refuse = [&] { return Error("`" + text + "` is not http://HOST[:PORT][/PATH]"); };
  const bool is_plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
  if (!text.starts_with(kScheme) || !is_plain) throw refuse();
  std::string rest = text.substr(kScheme.size(), text.find('#') - kScheme.size());
  const size_t slash = std::min(rest.find_first_of("/?"), rest.size());
  Url url;
  url.authority = rest.substr(0, slash);
  url.target = rest.substr(slash);
  if (!url.target.starts_with('/')) url.target.insert(0, "/");
  url.host = url.authority;
  std::string port;
  const size_t colon = url.host.rfind(':');
  if (colon != std::string::npos && url.host.find(']', colon) == std::string::npos) {
    port = url.host.substr(colon + 1);
    url.host.resize(colon);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), url.port);
    if (error != std::errc() || end != port.data() + port.size() || url.port < 1 ||
        url.port > 65535)
      throw refuse();
  }
  if (url.host.starts_with('[') && url.host.ends_with(']'))
    url.host = url.host.substr(1, url.host.size() - 2);
  if (url.host.empty() || url.host.find('@') != std::string::npos) throw refuse();
  return url;
}

std::string HttpResponse::media_type() const {
  const auto found = headers.find("content-type");
  if (found == headers.end()) return "";
  std::string type = small_letters(found->second.substr(0, found->second.find(';')));
  type.erase(type.find_last_not_of(" \t") + 1);
  return type;
}

HttpResponse send_http(const HttpRequest& request, Deadline deadline, const IsEnough& is_enough) {
  const Url url = parse_url(request.url);
  const std::string text = serialize(request, url);
  Socket socket = Socket::connect(url.host, url.port, deadline);
  socket.write(text, deadline);
  return Reader(request.method, is_enough).read(socket, deadline);
}

}  // namespace seaworthy::probe
