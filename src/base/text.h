#pragma once
// Plain text: splitting, and making untrusted text safe to print.

#include <string>
#include <string_view>
#include <vector>

namespace seaworthy {

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] std::string_view trim(std::string_view text);

/// "1 device", "2 devices".
[[nodiscard]] std::string counted(size_t count, std::string_view what);

inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";  ///< U+FFFD

/// Bytes of the well-formed UTF-8 character at the front of `text`; 0 where there is none (Unicode,
/// table 3-7).
[[nodiscard]] size_t utf8_size(std::string_view text);

/// Text from a cluster for a terminal or a report: escape sequences and control characters (all but
/// \n and \t, C1 included) become U+FFFD, invalid UTF-8 becomes U+FFFD, and what exceeds `limit`
/// bytes is cut and said so ("… (1048576 bytes)").
[[nodiscard]] std::string printable(std::string_view text, size_t limit = 4096);

/// A word for a message: `word`.
[[nodiscard]] std::string backquoted(std::string_view word);

/// A Unix file name pattern against a whole word: `*` any run, `?` any one character.
[[nodiscard]] bool glob_match(std::string_view pattern, std::string_view word);

}  // namespace seaworthy
