#pragma once
// Variables as a case writes them: `$NAME` or `${NAME}`, NAME of upper-case letters, digits and
// `_`. Pure.

#include <string>
#include <vector>

#include "spec/case.h"

namespace seaworthy::spec {

struct VariableReference {
  std::string name;  ///< empty where there is none
  size_t end = 0;    ///< where the text goes on behind it
};
/// The variable at text[at], which is a `$`.
[[nodiscard]] VariableReference variable_at(const std::string& text, size_t at);

/// The name of the variable that the whole text is; empty where it is anything else.
[[nodiscard]] std::string whole_variable(const std::string& text);

/// The variable that a name of the matrix or of a vendor table becomes: deviceClass is
/// DEVICE_CLASS.
[[nodiscard]] std::string variable_name(const std::string& name);

/// The variables that stand in a manifest's name, e.g. GANG in `manifests/$GANG.yaml`.
[[nodiscard]] std::vector<std::string> variables_in(const std::string& file);

/// Whether `file` can become `path`: each variable stands for one character or more, none of them
/// a `/`.
[[nodiscard]] bool may_stand_for(const std::string& file, const std::string& path);

/// The manifests of a case that `file`, as a step writes it, may stand for.
[[nodiscard]] std::vector<std::string> manifests_named(const Case& test, const std::string& file);

}  // namespace seaworthy::spec
