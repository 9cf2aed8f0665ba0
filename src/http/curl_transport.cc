// The transport on libcurl: each call drives one easy handle by a multi handle of its own, since
// only a multi handle can be woken from another thread (curl_multi_wakeup), which is how a stop
// request ends a transfer at once.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <exception>

#include "base/text.h"
#include "http/client.h"
#include "http/curl_failure.h"
#include "http/curl_pool.h"

namespace seaworthy::http {
namespace {

constexpr long kConnectTimeoutMs = 10'000;
// A peer that is gone ends an idle watch, and a request that waits for it, within a minute.
constexpr long kKeepaliveSeconds = 15;
constexpr int kKeepaliveProbes = 3;
constexpr unsigned kUnansweredMs = 30'000;

/// libcurl has an option for the first only from 8.9 on, and none for the second.
int give_up_on_silence(void* /*data*/, curl_socket_t socket, curlsocktype /*purpose*/) {
  (void)::setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &kKeepaliveProbes, sizeof kKeepaliveProbes);
  (void)::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &kUnansweredMs, sizeof kUnansweredMs);
  return CURL_SOCKOPT_OK;
}

using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// The lines to send; `host` overrides the URL's where it is not empty.
HeaderList header_list(const Request& request, const std::string& host) {
  HeaderList list(nullptr, &curl_slist_free_all);
  const auto append = [&list](const char* line) {
    curl_slist* longer = curl_slist_append(list.get(), line);
    if (longer == nullptr) throw std::bad_alloc();
    (void)list.release();
    list.reset(longer);
  };
  for (const std::string& header : request.headers) append(header.c_str());
  append("Expect:");  // a round trip for nothing
  if (!host.empty()) append(("Host: " + host).c_str());
  return list;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// How to ask for a server by its address and to verify it by another name. libcurl verifies the
/// URL's host, so the URL gets that name, and the address becomes what to connect to.
struct Alias {
  std::string url;
  std::string host;  ///< "Host" as it would have been; empty without another name
  HeaderList connect_to{nullptr, &curl_slist_free_all};
};

Alias alias_of(const std::string& url, const std::string& server_name) {
  Alias alias{.url = url};
  const size_t start = url.find("://");
  if (server_name.empty() || start == std::string::npos) return alias;
  const size_t end = std::min(url.find_first_of("/?#", start + 3), url.size());
  alias.host = url.substr(start + 3, end - start - 3);
  const std::string address = authority(url);
  const std::string port = address.substr(address.rfind(':'));
  alias.url = url.substr(0, start + 3) + server_name + port + url.substr(end);
  alias.connect_to.reset(curl_slist_append(nullptr, ("::" + address).c_str()));
  return alias;
}

/// What a transfer collects; libcurl's callbacks write into it.
struct Transfer {
  CURL* easy;
  const BodySink& sink;
  Response response;
  bool sink_ended = false;       ///< the sink returned false
  bool too_long = false;         ///< the body exceeded kMaxBody
  std::exception_ptr exception;  ///< thrown by the sink; must not pass through libcurl's C code
};

/// Whether the sink is the one to take what comes.
bool goes_to_sink(const Transfer& transfer) {
  long status = 0;
  curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
  return transfer.sink && status >= 200 && status < 300;
}

/// False ends the transfer.
bool take_body(Transfer& transfer, std::string_view piece) {
  if (goes_to_sink(transfer)) {
    transfer.sink_ended = !transfer.sink(piece);
    return !transfer.sink_ended;
  }
  transfer.too_long = transfer.response.body.size() + piece.size() > kMaxBody;
  if (!transfer.too_long) transfer.response.body.append(piece);
  return !transfer.too_long;
}

bool take_header(Transfer& transfer, std::string_view line) {
  auto& headers = transfer.response.headers;
  if (line.starts_with("HTTP/")) headers.clear();  // an interim answer came before
  if (const size_t colon = line.find(':'); colon != std::string_view::npos) {
    headers[lower(line.substr(0, colon))] = std::string(trim(line.substr(colon + 1)));
  }
  return !(trim(line).empty() && goes_to_sink(transfer)) || take_body(transfer, "");
}

/// A callback of libcurl's that takes pieces of text: returning less than was given ends the
/// transfer.
template <bool (*take)(Transfer&, std::string_view)>
size_t on_text(char* data, size_t /*one*/, size_t size, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  try {
    return take(transfer, {data, size}) ? size : 0;
  } catch (...) {
    transfer.exception = std::current_exception();
    return 0;
  }
}

/// Adds the handle to its multi handle for the life of this object.
class Attached {
 public:
  explicit Attached(const CurlPool::Lease& lease) : lease_(lease) {
    curl_multi_add_handle(lease_.multi(), lease_.easy());
  }
  ~Attached() { curl_multi_remove_handle(lease_.multi(), lease_.easy()); }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  const CurlPool::Lease& lease_;
};

/// Drives the transfer to its end; throws Cancelled or TimedOut where the context ends first.
CURLcode drive(const Context& context, const CurlPool::Lease& lease, const char* what) {
  const std::stop_callback wake(context.stop, [&lease] { curl_multi_wakeup(lease.multi()); });
  const Attached attached(lease);
  for (int running = 1;;) {
    context.check(what);
    curl_multi_perform(lease.multi(), &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(lease.multi(), &left)) {
      if (message->msg == CURLMSG_DONE) return message->data.result;
    }
    // Ends early on traffic, on libcurl's own timers and on wakeup; the hour only bounds the cast.
    const auto remaining = std::chrono::duration_cast<Duration>(std::min<SteadyTime::duration>(
        context.deadline - std::chrono::steady_clock::now(), std::chrono::hours(1)));
    const auto wait = std::max<Duration::rep>(remaining.count() + 1, 0);
    curl_multi_poll(lease.multi(), nullptr, 0, static_cast<int>(wait), nullptr);
  }
}

class CurlTransport final : public Transport {
 public:
  CurlTransport(Tls tls, std::string proxy) : tls_(std::move(tls)), proxy_(std::move(proxy)) {}

  Response send(const Context& context, const Request& request, const BodySink& sink) override {
    const CurlPool::Lease lease(pool_);
    CURL* easy = lease.easy();
    Transfer transfer{easy, sink, {}, false, false, nullptr};
    char detail[CURL_ERROR_SIZE] = "";
    const Alias alias = alias_of(request.url, tls_.server_name);
    const HeaderList headers = header_list(request, alias.host);
    set_request(easy, request, headers.get());
    curl_easy_setopt(easy, CURLOPT_URL, alias.url.c_str());
    curl_easy_setopt(easy, CURLOPT_CONNECT_TO, alias.connect_to.get());
    set_connection(easy);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &on_text<take_body>);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &on_text<take_header>);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);

    const std::string what = request.method + " " + authority(request.url);
    const CURLcode code = drive(context, lease, what.c_str());
    if (transfer.exception) std::rethrow_exception(transfer.exception);
    if (transfer.too_long) {
      throw TransferError(Failure::kHopeless, what + ": the answer is longer than 256 MiB");
    }
    if (code != CURLE_OK && !transfer.sink_ended)
      throw describe(failure(easy, code, detail), request.url, tls_);
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    transfer.response.status = static_cast<int>(status);
    return std::move(transfer.response);
  }

 private:
  static void set_request(CURL* easy, const Request& request, curl_slist* headers) {
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    if (request.method == "HEAD") {
      curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
      return;
    }
    if (!request.body.empty() || request.method == "POST") {
      curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                       static_cast<curl_off_t>(request.body.size()));
      curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }

  void set_connection(CURL* easy) const {
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, kKeepaliveSeconds);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, kKeepaliveSeconds);
    curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, &give_up_on_silence);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (!proxy_.empty()) {
      curl_easy_setopt(easy, CURLOPT_PROXY, proxy_.c_str());
      curl_easy_setopt(easy, CURLOPT_NOPROXY,
                       "");  // a proxy that the kubeconfig names is used for every host
    }
    set_tls(easy);
  }

  void set_tls(CURL* easy) const {
    set_blob(easy, CURLOPT_CAINFO_BLOB, tls_.ca_pem);
    if (!tls_.ca_pem.empty())
      curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);  // that authority and no other
    set_blob(easy, CURLOPT_SSLCERT_BLOB, tls_.certificate_pem);
    set_blob(easy, CURLOPT_SSLKEY_BLOB, tls_.key_pem);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, tls_.insecure ? 0L : 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, tls_.insecure ? 0L : 2L);
  }

  static void set_blob(CURL* easy, CURLoption option, const std::string& pem) {
    if (pem.empty()) return;
    // libcurl does not write through the pointer; the text outlives the transfer, so no copy is
    // needed.
    curl_blob blob{const_cast<char*>(pem.data()), pem.size(), CURL_BLOB_NOCOPY};
    curl_easy_setopt(easy, option, &blob);
  }

  static CurlFailure failure(CURL* easy, CURLcode code, const char* detail) {
    CurlFailure out{.code = code, .detail = detail};
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &out.verify);
    curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &out.os_error);
    curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &out.proxy_status);
    return out;
  }

  const Tls tls_;
  const std::string proxy_;
  CurlPool pool_;
};

}  // namespace

std::unique_ptr<Transport> make_transport(const Tls& tls, const std::string& proxy) {
  return std::make_unique<CurlTransport>(tls, proxy);
}

}  // namespace seaworthy::http
