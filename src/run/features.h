#pragma once
// What the platform has: the features that the selected cases need, looked up once a run.

#include <map>
#include <string>
#include <vector>

#include "kube/client.h"
#include "spec/suite.h"

namespace seaworthy::run {

/// What the detection of one feature saw. `lists` are kept where the feature is absent: they are
/// the proof of its absence.
struct DetectedFeature {
  bool present = false;
  std::vector<std::string> values;
  Json fact;  ///< {name, present, values, lists}
};

using Features = std::map<std::string, DetectedFeature>;

/// Detects every feature that one of the cases names. A kind that the server does not serve is an
/// empty list. Throws ApiError, TransportError; Error where a rule yields another type than it must
/// (names the feature's place).
[[nodiscard]] Features detect_features(const Context& context, kube::Client& client,
                                       const spec::Suite& suite,
                                       const std::vector<const spec::Case*>& cases);

}  // namespace seaworthy::run
