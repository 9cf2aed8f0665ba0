#pragma once
// The objects of a case's manifest, with variables replaced and marked as ours.

#include <string>
#include <vector>

#include "collect/session.h"

namespace seaworthy::collect {

/// The objects of `file`, once for each entry of the step's `each` (a list of {NAME: value}), or
/// once without it; variables in the file's name are replaced. Throws UsageError for a document
/// without apiVersion, kind and metadata.name, Error for an `each` that is no such list, and where
/// the case has no manifest of that name.
[[nodiscard]] std::vector<Json> manifest_objects(Session& session, const spec::Step& step,
                                                 const std::string& file);

/// The same for an `each` of such lists: the objects of each turn.
[[nodiscard]] std::vector<std::vector<Json>> manifest_turns(Session& session,
                                                            const spec::Step& step,
                                                            const std::string& file);

/// The JSON documents of manifest text, variables left as they are.
[[nodiscard]] std::vector<Json> parse_manifest(const std::string& text, const std::string& file);

}  // namespace seaworthy::collect
