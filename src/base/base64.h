#pragma once
// Base64 (RFC 4648, section 4), as kubeconfig files and Secrets carry bytes.

#include <optional>
#include <string>
#include <string_view>

namespace seaworthy {

[[nodiscard]] std::string base64_encode(std::string_view bytes);
/// The bytes; blanks and line ends between the digits are skipped. Nothing where the text is not
/// base64.
[[nodiscard]] std::optional<std::string> base64_decode(std::string_view text);

}  // namespace seaworthy
