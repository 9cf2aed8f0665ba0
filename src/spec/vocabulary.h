#pragma once
// The words of the case format: which steps and oracles exist and what arguments they take. The
// loader checks cases against it, the JSON Schema in schemas/ is printed from it, and collect/ and
// judge/ are tested to have exactly these.

#include <string>
#include <vector>

namespace seaworthy::spec {

struct Argument {
  enum class Type {
    kString,
    kInteger,
    kNumber,
    kBool,
    kDuration,
    kJq,
    kFile,
    kEvidence,  ///< the name that a step left its result under
    kList,
    kMap,
    kEnum,
    kAny
  };
  std::string name;
  Type type = Type::kString;
  bool required = false;
  std::string help;                  ///< one line, with unit and default
  std::vector<std::string> choices;  ///< kEnum
};

struct StepWord {
  std::string name;
  std::string help;
  std::string shorthand;  ///< the argument a plain string stands for ("apply: f.yaml"), or empty
  std::vector<Argument> arguments;
};

struct OracleWord {
  std::string name;
  std::string help;  ///< Markdown: what it looks at, what it finds, the source of the rule
  std::vector<Argument> arguments;
};

[[nodiscard]] const std::vector<StepWord>& step_words();
[[nodiscard]] const std::vector<OracleWord>& oracle_words();
[[nodiscard]] const StepWord* find_step(const std::string& name);
[[nodiscard]] const OracleWord* find_oracle(const std::string& name);

}  // namespace seaworthy::spec
