#pragma once
// The judgements on accelerators that an expression cannot say well. See spec/vocabulary.cc for
// what each looks at.

#include "judge/oracle.h"

namespace seaworthy::judge {

/// `accelerator-attributes`, with {slices}: an offender is
///   {driver, pool, problem, slices}             a pool that is not valid: incomplete, stale
///   slices, devices twice {driver, problem}                           a driver without a vendor
///   table {driver, pool, device, missing, published}  a word that nothing published answers
///   {driver, pool, device, wrong, value, from}  a value that cannot be true
[[nodiscard]] Findings accelerator_attributes(const Json& document, const Json& with,
                                              const std::vector<spec::Vendor>& vendors);

/// `accelerator-truth`, with {slices, claims, inside}: an offender is
///   {claim, pod, device, problem}                          an allocated device that the pod does
///   not see, or sees no sign of {claim, pod, problem, inside}                          a device
///   that the pod sees and was not allocated {claim, pod, device, property, advertised, inside} a
///   property that differs
[[nodiscard]] Findings accelerator_truth(const Json& document, const Json& with,
                                         const std::vector<spec::Vendor>& vendors);

/// The list of objects that a step left under the name that the parameter `parameter` says. Throws
/// UnreadableEvidence where it left none.
[[nodiscard]] const Json& objects_of(const Json& document, const Json& with, const char* parameter);

}  // namespace seaworthy::judge
