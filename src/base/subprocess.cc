#include "base/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/descriptor.h"

extern char** environ;

namespace seaworthy {
namespace {

constexpr Duration kGrace{2000};  // between SIGTERM and SIGKILL

struct Pipe {
  Descriptor read, write;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
      throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  }
};

/// The environment of the child: ours, with `added` over it.
class Environment {
 public:
  explicit Environment(const std::map<std::string, std::string>& added) {
    for (char** entry = environ; *entry != nullptr; ++entry) {
      const std::string_view text = *entry;
      if (!added.contains(std::string(text.substr(0, text.find('='))))) texts_.emplace_back(text);
    }
    for (const auto& [name, value] : added) texts_.push_back(name + "=" + value);
    for (std::string& text : texts_) pointers_.push_back(text.data());
    pointers_.push_back(nullptr);
  }
  [[nodiscard]] char** data() { return pointers_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<char*> pointers_;
};

/// posix_spawn's two settings objects: stdin from /dev/null, outputs to the pipes, a process group
/// and signals of its own.
class SpawnSettings {
 public:
  SpawnSettings(bool capture, const Pipe& output, const Pipe& errors) {
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (capture) {
      posix_spawn_file_actions_adddup2(&actions, output.write.get(), STDOUT_FILENO);
      posix_spawn_file_actions_adddup2(&actions, errors.write.get(), STDERR_FILENO);
    }
    posix_spawnattr_init(&attributes);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

/// A started child. Its destructor leaves nothing behind: what still runs of the group is killed,
/// and the child is reaped.
class Child {
 public:
  Child(const Command& command, const SpawnSettings& settings) {
    std::vector<std::string> words = command.argv;
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    Environment environment(command.env);
    const int problem = ::posix_spawnp(&pid_, argv[0], &settings.actions, &settings.attributes,
                                       argv.data(), environment.data());
    if (problem != 0)
      throw Error("cannot start " + command.argv[0] + ": " + std::strerror(problem));
    exited_ = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
  }
  ~Child() {
    if (pid_ > 0) {
      signal_group(SIGKILL);
      (void)reap();
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  [[nodiscard]] int exit_descriptor() const { return exited_.get(); }
  void signal_group(int signal) const { ::kill(-pid_, signal); }

  [[nodiscard]] int reap() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }

 private:
  pid_t pid_ = -1;
  Descriptor exited_;
};

/// Takes what the pipe holds now; closes it at its end.
void drain(Descriptor& pipe, std::string& into) {
  std::array<char, 1 << 16> buffer;
  while (pipe.is_open()) {
    const ssize_t count = ::read(pipe.get(), buffer.data(), buffer.size());
    if (count > 0) {
      into.append(buffer.data(), static_cast<size_t>(count));
    } else if (count == 0 || errno != EAGAIN) {
      if (count < 0 && errno == EINTR) continue;
      pipe.close();
    } else {
      return;
    }
  }
}

/// Milliseconds until `end` for poll(): rounded up, -1 for ever.
int poll_timeout(SteadyTime end) {
  if (end == SteadyTime::max()) return -1;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<int64_t>(left.count(), 0, 1 << 30));
}

/// Waits for the child's end, keeping its pipes empty meanwhile.
class Supervisor {
 public:
  Supervisor(const Context& context, Child& child, Pipe& output, Pipe& errors,
             CommandResult& result)
      : context_(context), child_(child), output_(output), errors_(errors), result_(result) {}

  void wait() {
    const std::stop_callback wake(context_.stop, [this] { ::eventfd_write(stopped_.get(), 1); });
    if (exited_before(context_.deadline, /*heed_stop=*/true)) return;
    child_.signal_group(SIGTERM);
    const SteadyTime kill_at = std::chrono::steady_clock::now() + kGrace;
    if (exited_before(kill_at, /*heed_stop=*/false)) return;
    child_.signal_group(SIGKILL);
    (void)exited_before(SteadyTime::max(), /*heed_stop=*/false);
  }

 private:
  /// False where `end` passed or, if asked, a stop came first.
  bool exited_before(SteadyTime end, bool heed_stop) {
    for (;;) {
      std::array<pollfd, 4> events = {{{child_.exit_descriptor(), POLLIN, 0},
                                       {heed_stop ? stopped_.get() : -1, POLLIN, 0},
                                       {output_.read.get(), POLLIN, 0},
                                       {errors_.read.get(), POLLIN, 0}}};
      const int count = ::poll(events.data(), events.size(), poll_timeout(end));
      if (count < 0 && errno != EINTR)
        throw Error(std::string("cannot wait for a command: ") + std::strerror(errno));
      drain(output_.read, result_.output);
      drain(errors_.read, result_.errors);
      if (count > 0 && events[0].revents != 0) return true;
      if (count > 0 && events[1].revents != 0) return false;
      if (std::chrono::steady_clock::now() >= end) return false;
    }
  }

  const Context& context_;
  Child& child_;
  Pipe& output_;
  Pipe& errors_;
  CommandResult& result_;
  Descriptor stopped_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
};

}  // namespace

CommandResult run_command(const Context& context, const Command& command) {
  if (command.argv.empty()) throw Error("cannot start a command: it is empty");
  context.check(command.argv[0].c_str());
  Pipe output, errors;
  CommandResult result;
  const SpawnSettings settings(!command.inherit_output, output, errors);
  Child child(command, settings);
  output.write.close();
  errors.write.close();
  Supervisor(context, child, output, errors, result).wait();
  const bool ended_by_us = context.stop.stop_requested() || context.expired();
  result.exit_code = child.reap();
  if (ended_by_us && result.exit_code >= 128) context.check(command.argv[0].c_str());
  return result;
}

}  // namespace seaworthy
