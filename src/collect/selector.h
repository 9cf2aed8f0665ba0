#pragma once
// Label selectors, evaluated here: one unfiltered watch serves every step that looks at a kind.
// Source: k8s.io/apimachinery/pkg/labels/selector.go (Parse).

#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::collect {

class LabelSelector {
 public:
  /// "a=b", "a==b", "a!=b", "a in (b,c)", "a notin (b,c)", "a", "!a", joined by commas. Empty
  /// selects everything. Throws UsageError for anything else.
  explicit LabelSelector(const std::string& text);
  [[nodiscard]] bool matches(const Json& object) const;

 private:
  enum class Operator { kIn, kNotIn, kExists, kAbsent };
  struct Requirement {
    std::string key;
    Operator op = Operator::kIn;
    std::vector<std::string> values;
  };
  static Requirement parse_requirement(const std::string& text);
  static bool holds(const Requirement& requirement, const Json& labels);
  std::vector<Requirement> requirements_;
};

}  // namespace seaworthy::collect
