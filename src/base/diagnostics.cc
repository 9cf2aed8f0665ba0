#include "base/diagnostics.h"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace seaworthy {
namespace {

/// Line `number` (from 1) of `source`, without its end; nothing where there is no such line.
std::string_view line_of(std::string_view source, int number) {
  for (int line = 1; line < number; ++line) {
    const size_t end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  const std::string_view line = source.substr(0, source.find('\n'));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

/// What to put before the caret: as wide as the line's first `column - 1` bytes are on a terminal.
std::string indent_of(std::string_view line, int column) {
  std::string out;
  for (const char c : line.substr(0, static_cast<size_t>(column - 1))) {
    const bool continues_character = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (!continues_character) out += c == '\t' ? '\t' : ' ';
  }
  return out;
}

}  // namespace

void Diagnostics::error(Location where, std::string code, std::string message) {
  all_.push_back({Severity::kError, std::move(code), std::move(where), std::move(message)});
}

void Diagnostics::warning(Location where, std::string code, std::string message) {
  all_.push_back({Severity::kWarning, std::move(code), std::move(where), std::move(message)});
}

void Diagnostics::append(const Diagnostics& other) {
  all_.insert(all_.end(), other.all_.begin(), other.all_.end());
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::kError; });
}

void Diagnostics::sort() {
  std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.where.file, a.where.line, a.where.column) <
           std::tie(b.where.file, b.where.line, b.where.column);
  });
}

std::string render(const Diagnostic& diagnostic, std::string_view source) {
  constexpr size_t kWidestLine = 400;
  const Location& where = diagnostic.where;
  const std::string place = where.file.empty() ? "" : where.text() + ": ";
  const char* kind = diagnostic.severity == Severity::kWarning ? "warning: " : "";
  std::string out = place + kind + diagnostic.message + "\n";
  const std::string_view line = where.line > 0 ? line_of(source, where.line) : std::string_view();
  if (line.empty() || line.size() > kWidestLine) return out;
  const std::string number = std::to_string(where.line);
  out += fmt::format("  {} | {}\n", number, printable(line));
  if (where.column < 1 || static_cast<size_t>(where.column) > line.size() + 1) return out;
  return out + fmt::format("  {} | {}^\n", std::string(number.size(), ' '),
                           indent_of(line, where.column));
}

}  // namespace seaworthy
