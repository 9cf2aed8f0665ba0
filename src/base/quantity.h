#pragma once
// Kubernetes quantities ("500m", "2", "16Gi", "1e3"). Source:
// k8s.io/apimachinery/pkg/api/resource/quantity.go.

#include <optional>
#include <string>

namespace seaworthy {

/// The value in base units (cores, bytes); nothing where the text is no quantity.
[[nodiscard]] std::optional<double> parse_quantity(const std::string& text);

}  // namespace seaworthy
