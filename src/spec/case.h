#pragma once
// A case is one requirement and the way it is tested: what docs/case-format.md describes, decoded.
// Values; immutable once loaded, and may then be read from any thread.

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "text/jq.h"

namespace seaworthy::spec {

using text::Expression;

enum class Strength { kMust, kShould };
enum class Role { kSetup, kObserve, kControl };
/// What an unmet wait or expectation means for the case.
enum class Otherwise { kFail, kInconclusive };

[[nodiscard]] const char* name_of(Strength strength);  ///< "MUST", "SHOULD"
[[nodiscard]] const char* name_of(Role role);          ///< "setup", …

/// One step, its arguments checked against the vocabulary (spec/vocabulary.h).
struct Step {
  Role role = Role::kSetup;
  int index = 0;     ///< within its role
  std::string verb;  ///< "apply", "until", …
  /// As written, scalar shorthand expanded (`apply: f` is {file: f}); jq arguments are strings.
  Json args;
  /// Those of `args` that are jq, with their places.
  std::map<std::string, Expression> expressions;
  std::string as;  ///< the evidence name; empty where it leaves none
  Location where;
};

/// The judgement that a step implies, as `fails` names it and reports show it: an `until` or
/// `expect` that does not come true is a finding. Its `as`, else "ROLE[INDEX]"; empty for other
/// steps.
[[nodiscard]] std::string implied_judgement(const Step& step);

/// `else` of a wait or expectation, or its default: fail in observe, else inconclusive.
[[nodiscard]] Otherwise otherwise_of(const Step& step);

struct Judgement {
  enum class Kind { kThat, kNone, kOracle };
  std::string id;
  Kind kind = Kind::kThat;
  Expression expression;       ///< kThat: must yield exactly `true`; kNone: yields the offenders
  std::string oracle;          ///< kOracle
  Json with = Json::object();  ///< kOracle: its parameters
  std::string because;         ///< why a violation matters, one sentence
  Location where;
};

struct Mutant {
  enum class Kind { kPlatform, kWorkload, kEvidence };
  std::string id;
  Kind kind = Kind::kEvidence;
  std::string platform;                     ///< kPlatform: a folder of platform/mutants/
  std::string file;                         ///< kWorkload: the manifest that `patch` changes
  Expression patch;                         ///< kWorkload, kEvidence
  std::string fails;                        ///< the judgement that must fail
  std::map<std::string, std::string> when;  ///< only for instances with these values of the matrix
  Location where;

  /// Whether it is one of the instance with this matrix, {NAME: value}.
  [[nodiscard]] bool is_for(const Json& matrix) const {
    return std::all_of(when.begin(), when.end(), [&](const auto& condition) {
      return matrix.is_object() && matrix.value(condition.first, "") == condition.second;
    });
  }
};

struct Case {
  std::string id, title, item, area;
  int level = 0;
  Strength strength = Strength::kMust;
  std::string cncf;                ///< requirement id of the CNCF checklist, or empty
  std::vector<std::string> needs;  ///< features
  /// `absent: not-applicable`; else an absent feature fails the case.
  bool absent_is_not_applicable = false;
  std::optional<Expression> proof;  ///< proves absence, on the document of the feature facts
  std::map<std::string, std::string> matrix;  ///< name -> feature whose values it takes
  std::vector<std::string> locks;
  bool disruptive = false;
  std::string pod_security = "restricted";  ///< of its namespace
  std::string pod_security_reason;          ///< why it is not restricted
  std::chrono::milliseconds timeout{};
  std::vector<Step> steps;  ///< setup, then observe, then control
  std::vector<Judgement> judgements;
  /// `judge: - summary:`, one line for a passing case, e.g. "64 devices".
  std::optional<Expression> summary;
  std::vector<Mutant> mutants;

  std::string prose;  ///< Markdown, without the front matter
  std::string file;   ///< path within the suite, e.g. "dra/attributes.md"
  std::map<std::string, std::string> manifests;  ///< path as the steps write it -> text

  /// Every jq expression that its steps, judgements and verdict rest on: what text::Programs
  /// compiles.
  [[nodiscard]] std::vector<Expression> expressions() const;
  [[nodiscard]] const Judgement* judgement(const std::string& judgement_id) const;
};

/// The expressions of several cases, to be compiled together.
[[nodiscard]] std::vector<Expression> expressions_of(const std::vector<const Case*>& cases);

}  // namespace seaworthy::spec
