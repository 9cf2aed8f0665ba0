#pragma once
// JSON Schemas (draft 2020-12) of the files that make a suite, printed from the vocabulary.
// schemas/*.schema.json are these, for editors; the loader is stricter: it also looks names up.

#include "base/json.h"

namespace seaworthy::spec {

/// A case as one YAML map: the front matter's fields, the blocks and `prose`.
[[nodiscard]] Json case_schema();
/// suite/features.yaml
[[nodiscard]] Json feature_schema();
/// suite/vendors/NAME.yaml
[[nodiscard]] Json vendor_schema();
/// suite/profiles/NAME.yaml
[[nodiscard]] Json profile_schema();

}  // namespace seaworthy::spec
