#pragma once
// SIGINT and SIGTERM end the work and clean up; a second one ends the process at once.

#include <stop_token>
#include <string>
#include <thread>

namespace seaworthy::cli {

/// Make one before any other thread. While it lives, the first signal requests a stop; the second
/// prints `last_words` and exits 130.
class Interrupt {
 public:
  explicit Interrupt(std::string last_words);
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  void watch();
  std::string last_words_;
  std::stop_source source_;
  int signals_ = -1;
  int quit_ = -1;
  std::thread thread_;
};

}  // namespace seaworthy::cli
