#include <algorithm>
#include <numeric>
#include <utility>

#include "base/diagnostics.h"

namespace seaworthy {
namespace {

/// Levenshtein's distance in which swapping two neighbours is one edit ("slector", "selcetor").
size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = std::exchange(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr size_t kLongestWord = 100;
  if (word.empty() || word.size() > kLongestWord) return "";
  size_t nearest = std::max<size_t>(1, word.size() / 3);
  std::string found;
  for (const std::string& candidate : candidates) {
    const size_t distance = edit_distance(word, candidate);
    if (distance > nearest || (distance == nearest && !found.empty())) continue;
    nearest = distance;
    found = candidate;
  }
  return found;
}

}  // namespace seaworthy
