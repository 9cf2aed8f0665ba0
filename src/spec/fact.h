#pragma once
// A fact is one line of a case's evidence: what a step saw, and when. Collecting writes facts,
// judging reads them; neither knows the other. docs/evidence.md describes the kinds.

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"

namespace seaworthy::spec {

/// Kinds that the harness gives a meaning of its own; every other kind is a step's result.
inline constexpr const char* kFactError = "error";  ///< a step could not do its work: data.message
inline constexpr const char* kFactUnmet =
    "unmet";  ///< an `until` did not come true: data.objects is what was there instead
inline constexpr const char* kFactEvent =
    "event";  ///< one watch event of a window: data {type, object}
inline constexpr const char* kFactGap =
    "gap";  ///< the watch of a window was blind for a while: data {from, to, reason}
inline constexpr const char* kFactWindow = "window";  ///< a window ended: data {from, to, objects}
inline constexpr const char* kFactDropped =
    "dropped";  ///< the API server did not store what was applied: data {object, fields}
inline constexpr const char* kFactUnheard =
    "unheard";  ///< sent again, for no webhook could tell of it yet: data {object, message}
inline constexpr const char* kFactLeftover =
    "leftover";  ///< an object that could not be removed: data {object, reason}
inline constexpr const char* kFactFeature =
    "feature";  ///< what the detection of a feature saw: data {name, present, values, lists}
inline constexpr const char* kFactResult = "result";  ///< the value a step leaves under its name

struct Fact {
  uint64_t number = 0;  ///< 1, 2, 3 … within the case; reports call it "evidence 41"
  std::string time;     ///< RFC 3339
  std::string role;     ///< setup, observe, control, cleanup
  int step = 0;         ///< index of the step within its role, from 0
  std::string verb;     ///< "until", "window", …
  std::string kind;
  std::string as;  ///< the evidence name this belongs to, or empty
  Json data;

  [[nodiscard]] Json json() const;
  /// Throws UsageError where a field is missing or of another type.
  [[nodiscard]] static Fact from_json(Json value);
};

using Evidence = std::vector<Fact>;

}  // namespace seaworthy::spec
