#pragma once
// The variables that manifests and step arguments see: $NAMESPACE, $RUN, $NONCE, $PROBE_IMAGE,
// $IMAGE_REGISTRY, those of the matrix, and what `bind` computed.

#include <map>
#include <string>

#include "base/json.h"

namespace seaworthy::collect {

using Variables = std::map<std::string, Json>;

/// Replaces `$NAME` and `${NAME}`, NAME of upper-case letters, digits and `_`. `$$` is one dollar.
/// A name without a value is a UsageError "unknown variable `$X`; known: …".
[[nodiscard]] std::string substitute(const std::string& text, const Variables& variables);

/// The same in every string of a value, keys included. A string that is one variable and nothing
/// else takes the variable's own type: `replicas: $COUNT` stays a number, `args: $LIST` becomes a
/// list.
[[nodiscard]] Json substitute(const Json& value, const Variables& variables);

}  // namespace seaworthy::collect
