#pragma once
// What a device of a ResourceSlice says of itself, in words that all vendors share: vendor, model,
// memory, numa, uuid … Which attribute or capacity says it is data: suite/vendors/*.yaml. Pure.

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "spec/suite.h"

namespace seaworthy::judge {

/// A value and where it comes from.
struct Property {
  Json value;  ///< memory as a number of bytes, numa as an integer; a value that cannot be read
               ///< stays as published
  std::string source;  ///< the attribute or capacity as the driver publishes it; "the driver's
                       ///< name" for a derived one
  bool derived = false;
};

/// The table of the vendor that has this driver, or nullptr.
[[nodiscard]] const spec::Vendor* vendor_of(const std::string& driver,
                                            const std::vector<spec::Vendor>& vendors);

/// The first alternative of the vendor table for `word` that the device publishes. A name without a
/// domain belongs to the driver's (resource.k8s.io/v1, QualifiedName), so `model` and
/// `gpu.example.com/model` are one for driver gpu.example.com.
[[nodiscard]] std::optional<Property> property(const Json& device, const std::string& driver,
                                               const spec::Vendor& vendor, const std::string& word);

/// What is wrong with a value of this word, or "": "negative", "not above zero", "empty", "no
/// answer".
[[nodiscard]] std::string flaw(const std::string& word, const Json& value);

/// The names of the attributes and capacities that a device publishes, sorted.
[[nodiscard]] std::vector<std::string> published(const Json& device);

}  // namespace seaworthy::judge
