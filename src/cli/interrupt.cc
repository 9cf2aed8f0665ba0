#include "cli/interrupt.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>

#include "cli/command.h"

namespace seaworthy::cli {
namespace {

sigset_t interrupts() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

Interrupt::Interrupt(std::string last_words) : last_words_(std::move(last_words)) {
  const sigset_t set = interrupts();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signals_ = signalfd(-1, &set, SFD_CLOEXEC);
  quit_ = eventfd(0, EFD_CLOEXEC);
  thread_ = std::thread([this] { watch(); });
}

Interrupt::~Interrupt() {
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(quit_, &one, sizeof one);
  thread_.join();
  close(signals_);
  close(quit_);
  const sigset_t set = interrupts();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void Interrupt::watch() {
  pollfd sources[] = {{signals_, POLLIN, 0}, {quit_, POLLIN, 0}};
  while (poll(sources, 2, -1) >= 0 || errno == EINTR) {
    if (sources[1].revents != 0) return;
    if (sources[0].revents == 0) continue;
    signalfd_siginfo info;
    if (read(signals_, &info, sizeof info) != sizeof info) continue;
    if (source_.stop_requested()) {
      fmt::print(stderr, "\n{}\n", last_words_);
      _exit(kExitInterrupted);
    }
    fmt::print(stderr, "\ninterrupted: cleaning up; again to quit at once\n");
    source_.request_stop();
  }
}

}  // namespace seaworthy::cli
