#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/file.h"
#include "base/json_parse.h"
#include "store/bundle.h"
#include "store/parallel.h"

namespace seaworthy::store {
namespace {

/// Deeper JSON than any API object; without a limit, a hostile line could exhaust the stack of
/// whatever walks it.
constexpr int kMaxDepth = 1000;
static_assert(kPlainDepth <= kMaxDepth);

Error cannot_write(const std::filesystem::path& path, int problem) {
  return Error("cannot write " + path.string() + ": " + std::strerror(problem) +
               "; what was recorded before it is kept");
}

/// How deep brackets nest outside of strings.
int depth_of(std::string_view line) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return deepest;
}

spec::Fact parse_fact(std::string_view line) {
  Json value;
  if (!parse_plain_json(line, value)) {
    if (depth_of(line) > kMaxDepth) {
      throw UsageError("nested deeper than " + std::to_string(kMaxDepth) + " levels");
    }
    value = json_or_discarded(line);
  }
  if (value.is_discarded()) throw UsageError("not JSON");
  return spec::Fact::from_json(std::move(value));
}

/// The lines that end with a newline, without it.
std::vector<std::string_view> whole_lines(std::string_view bytes) {
  std::vector<std::string_view> lines;
  for (size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
  }
  return lines;
}

/// Ranges of lines, a few megabytes each, so that all cores parse a large file.
std::vector<std::pair<size_t, size_t>> pieces(const std::vector<std::string_view>& lines) {
  constexpr size_t kPiece = 4 << 20;
  std::vector<std::pair<size_t, size_t>> ranges;
  size_t first = 0, size = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    size += lines[i].size();
    if (size < kPiece && i + 1 < lines.size()) continue;
    ranges.emplace_back(first, i + 1);
    first = i + 1;
    size = 0;
  }
  return ranges;
}

/// to_line(fact.json()), without a copy of its data, which may be a list of everything there is.
std::string line_of(const spec::Fact& fact) {
  const std::string rest = to_line({{"kind", fact.kind},
                                    {"number", fact.number},
                                    {"role", fact.role},
                                    {"step", fact.step},
                                    {"time", fact.time},
                                    {"verb", fact.verb}});
  return "{\"as\":" + to_line(fact.as) + ",\"data\":" + to_line(fact.data) + "," + rest.substr(1) +
         "\n";
}

}  // namespace

EvidenceFile::EvidenceFile(const std::filesystem::path& path)
    : path_(path), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {
  if (!file_.is_open()) throw cannot_write(path, errno);
}

void EvidenceFile::append(const spec::Fact& fact) {
  const std::string line = line_of(fact);
  const std::lock_guard lock(mutex_);
  const off_t before = ::lseek(file_.get(), 0, SEEK_END);
  ssize_t written = 0;
  do {
    written = ::write(file_.get(), line.data(), line.size());
  } while (written < 0 && errno == EINTR);
  if (written == static_cast<ssize_t>(line.size())) return;
  // A short write means that the disk is full: a torn line must not stay behind.
  const int problem = written < 0 ? errno : ENOSPC;
  if (written > 0 && ::ftruncate(file_.get(), before) != 0) throw cannot_write(path_, errno);
  throw cannot_write(path_, problem);
}

spec::Evidence read_evidence(const std::filesystem::path& path, bool* truncated) {
  const std::string bytes = read_file(path);
  const std::vector<std::string_view> lines = whole_lines(bytes);
  const size_t complete =
      lines.empty() ? 0 : static_cast<size_t>(lines.back().end() - bytes.data()) + 1;
  if (truncated != nullptr) *truncated = complete != bytes.size();

  spec::Evidence evidence(lines.size());
  std::vector<std::function<void()>> jobs;
  for (const auto& [first, last] : pieces(lines)) {
    jobs.emplace_back([&, from = first, to = last] {
      for (size_t i = from; i < to; ++i) {
        try {
          evidence[i] = parse_fact(lines[i]);
        } catch (const UsageError& error) {
          throw UsageError(path.string() + ":" + std::to_string(i + 1) + ": " + error.what());
        }
      }
    });
  }
  run_parallel(jobs);
  return evidence;
}

}  // namespace seaworthy::store
