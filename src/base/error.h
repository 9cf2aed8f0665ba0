#pragma once
// Exceptions end the current step and are caught at the step boundary, where they become an
// outcome. Verdicts are values and are never thrown. Which type is thrown decides the exit code:
// bad input is 2, a cluster out of reach is 3.

#include <stdexcept>
#include <string>

namespace seaworthy {

/// A place in a file of the user's; line and column count from 1, 0 where unknown.
struct Location {
  std::string file;
  int line = 0;
  int column = 0;

  /// "file:line:column", without the parts that are unknown.
  [[nodiscard]] std::string text() const;
  bool operator==(const Location&) const = default;
};

/// What every exception of Seaworthy's own derives from. `what()` is a whole message for the user.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The user's input is wrong (arguments, kubeconfig, case, bundle): exit code 2.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// The way to the cluster failed: no connection, no TLS, no answer.
class TransportError : public Error {
 public:
  using Error::Error;
};

/// The deadline of the step passed.
class TimedOut : public Error {
 public:
  using Error::Error;
};

/// The run was interrupted.
class Cancelled : public Error {
 public:
  using Error::Error;
};

}  // namespace seaworthy
