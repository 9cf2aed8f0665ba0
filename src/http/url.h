#pragma once
// Parts of a URL from untrusted text.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seaworthy::http {

/// Every byte but the unreserved ones (RFC 3986, section 2.3) and ":" as %XX: fit for one segment
/// of a path and for a query's value. (The name of a ClusterRole may hold ":".)
[[nodiscard]] std::string percent_encode(std::string_view text);

/// "?a=b&c=d" of the pairs whose value is not empty, or "".
[[nodiscard]] std::string query(const std::vector<std::pair<std::string, std::string>>& parameters);

}  // namespace seaworthy::http
