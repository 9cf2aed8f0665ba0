#include "probe/hold.h"

#include <sys/signalfd.h>

#include <cerrno>
#include <csignal>
#include <ctime>

namespace seaworthy::probe {
namespace {

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

void await_signals() {
  const sigset_t set = ending_signals();
  sigprocmask(SIG_BLOCK, &set, nullptr);
}

Descriptor ending_descriptor() {
  const sigset_t set = ending_signals();
  return Descriptor(signalfd(/*fd=*/-1, &set, SFD_CLOEXEC));
}

void hold(std::optional<std::chrono::milliseconds> limit) {
  using namespace std::chrono;
  const sigset_t set = ending_signals();
  const auto end = steady_clock::now() + limit.value_or(0ms);
  while (true) {
    if (!limit) {
      if (sigwaitinfo(&set, nullptr) > 0) return;
      continue;
    }
    const auto left = end - steady_clock::now();
    if (left <= 0ns) return;
    const auto whole = duration_cast<seconds>(left);
    const timespec timeout = {static_cast<time_t>(whole.count()),
                              static_cast<long>(nanoseconds(left - whole).count())};
    if (sigtimedwait(&set, nullptr, &timeout) > 0 || errno == EAGAIN) return;
  }
}

}  // namespace seaworthy::probe
