#pragma once
// Evaluating the expressions of a case, and what that can come to.

#include <string>
#include <vector>

#include "spec/case.h"
#include "text/programs.h"

namespace seaworthy::judge {

/// What a condition came to: it must yield exactly one `true` or `false`; anything else is an
/// error, never a no.
struct Truth {
  enum class Value { kTrue, kFalse, kError };
  Value value = Value::kError;
  std::string message;  ///< kError: "expected true, got null", or what jq said
};

/// The expressions of a case on one document. An expression sees the evidence that it mentions by
/// name, and nothing else. Not thread-safe.
class Expressions {
 public:
  /// `programs` holds the expressions of the case; both must outlive this.
  Expressions(const text::Programs& programs, const Json& document)
      : programs_(programs), document_(document), input_(document) {}

  [[nodiscard]] const Json& document() const { return document_; }
  /// What the expression, which must be a part of the case, yields on the document. Throws
  /// text::JqError.
  [[nodiscard]] std::vector<Json> values(const spec::Expression& expression) const;
  [[nodiscard]] Truth truth(const spec::Expression& expression) const;
  /// The same on another input: the objects of a wait.
  [[nodiscard]] Truth truth(const spec::Expression& expression, const Json& input) const;

 private:
  const text::Programs& programs_;
  const Json& document_;
  text::Input input_;
};

/// A value from a cluster as a few words on one line: a string as it is, anything else as JSON; cut
/// at `limit` bytes.
[[nodiscard]] std::string brief(const Json& value, size_t limit = 160);

}  // namespace seaworthy::judge
