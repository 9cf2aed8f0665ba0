#include "probe/gauge.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <thread>

#include "base/descriptor.h"
#include "base/error.h"
#include "probe/exchange.h"

namespace seaworthy::probe {
namespace {

using namespace std::chrono_literals;

/// A gauge `load` on a free port, and what it has said; it ends with the scope.
class RunningGauge {
 public:
  RunningGauge() : listener_(Socket::listen(0)) {
    int ends[2];
    if (::pipe(ends) != 0) throw Error("pipe");
    end_ = Descriptor(ends[0]);
    ending_ = Descriptor(ends[1]);
    thread_ = std::thread([this] {
      serve_gauge(listener_, {"load", 1, 0}, end_.get(),
                  [this](const Json& line) { lines.push_back(to_line(line)); });
    });
  }
  ~RunningGauge() { stop(); }

  void stop() {
    ending_.close();
    if (thread_.joinable()) thread_.join();
  }
  [[nodiscard]] int port() const { return listener_.port(); }
  [[nodiscard]] HttpResponse ask(const std::string& method, const std::string& target,
                                 const std::string& body = "") const {
    const std::string url = "http://127.0.0.1:" + std::to_string(port()) + target;
    return send_http({method, url, {}, body}, std::chrono::steady_clock::now() + 10s);
  }

  std::vector<std::string> lines;  ///< whole after stop()

 private:
  Socket listener_;
  Descriptor end_, ending_;
  std::thread thread_;
};

TEST(Gauge, SaysWhatItWasToldTo) {
  RunningGauge gauge;
  EXPECT_EQ(gauge.ask("GET", "/metrics").body, "# TYPE load gauge\nload 0\n");
  const HttpResponse set = gauge.ask("PUT", "/value", "10.5");
  EXPECT_EQ(set.status, 200);
  EXPECT_EQ(set.body, "10.5\n");
  const HttpResponse scraped = gauge.ask("GET", "/metrics");
  EXPECT_EQ(scraped.body, "# TYPE load gauge\nload 10.5\n");
  EXPECT_EQ(scraped.headers.at("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  gauge.stop();
  EXPECT_THAT(gauge.lines,
              ::testing::ElementsAre(R"({"kind":"value","name":"load","value":10.5})"));
}

TEST(Gauge, RefusesTheRest) {
  RunningGauge gauge;
  EXPECT_EQ(gauge.ask("PUT", "/value", "much").status, 400);
  EXPECT_EQ(gauge.ask("PUT", "/value", "").body, "the body is no number\n");
  EXPECT_EQ(gauge.ask("GET", "/value").status, 404);
  EXPECT_EQ(gauge.ask("GET", "/").body, "GET /metrics, PUT /value\n");
}

TEST(Gauge, OutlivesAClientThatSpeaksNoHttp) {
  RunningGauge gauge;
  const Deadline deadline = std::chrono::steady_clock::now() + 10s;
  Socket client = Socket::connect("127.0.0.1", gauge.port(), deadline);
  client.write("nonsense\r\n\r\n", deadline);
  EXPECT_EQ(client.read(deadline), "");
  EXPECT_EQ(gauge.ask("GET", "/metrics").status, 200);
  gauge.stop();
  EXPECT_THAT(gauge.lines, ::testing::ElementsAre(
                               ::testing::StartsWith(R"({"error":"the request is no HTTP: )")));
}

}  // namespace
}  // namespace seaworthy::probe
