#pragma once
// The expressions of many cases, compiled together. A program of its own costs each case some 15
// ms; a branch of a shared one costs a hundredth of that. Thread-safe.

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/jq.h"

namespace seaworthy::text {

class Programs {
 public:
  /// Compiles nothing yet: a share of the expressions is compiled when one of them is first run.
  explicit Programs(const std::vector<Expression>& expressions);

  /// The outputs of the expression with this text, in order. Throws JqError; also for a text that
  /// does not compile. REQUIRES: one of the expressions has this text.
  [[nodiscard]] std::vector<Json> run(const std::string& text, const Json& input) const;
  [[nodiscard]] std::vector<Json> run(const std::string& text, const View& view) const;
  [[nodiscard]] std::vector<Json> run(const std::string& text, const ListInput& list) const;

 private:
  struct Share {
    std::mutex mutex;  ///< a program is for one thread at a time
    std::vector<Expression> expressions;
    std::unique_ptr<Program> program;
  };
  struct Place {
    Share* share;
    size_t index;
  };
  template <typename Value>
  std::vector<Json> run_on(const std::string& text, const Value& input) const;

  std::vector<std::unique_ptr<Share>> shares_;
  std::unordered_map<std::string, Place> places_;
};

}  // namespace seaworthy::text
