#pragma once
// The probe's options, one after another. Private to the parsers of the command line.

#include <string>
#include <utility>

#include "base/error.h"
#include "base/time.h"
#include "probe/arguments.h"

namespace seaworthy::probe {

/// Walks over options; every value is the argument after its option.
class Walk {
 public:
  Walk(std::string command, const Arguments& arguments)
      : command_(std::move(command)), arguments_(arguments) {}

  [[nodiscard]] bool next() {
    if (at_ == arguments_.size()) return false;
    option_ = arguments_[at_++];
    return true;
  }
  [[nodiscard]] const std::string& option() const { return option_; }
  const std::string& value() {
    if (at_ == arguments_.size()) throw UsageError(command_ + ": " + option_ + " needs a value");
    return arguments_[at_++];
  }
  /// The value as a duration, e.g. 60s.
  std::chrono::milliseconds duration() {
    const std::string& text = value();
    const auto parsed = parse_duration(text);
    if (!parsed) throw UsageError(option_ + ": `" + text + "` is not a duration such as 60s");
    return *parsed;
  }
  [[noreturn]] void refuse() const {
    throw UsageError(command_ + ": unknown argument `" + option_ + "`");
  }

 private:
  std::string command_;
  const Arguments& arguments_;
  size_t at_ = 0;
  std::string option_;
};

}  // namespace seaworthy::probe
