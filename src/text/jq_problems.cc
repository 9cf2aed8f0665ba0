#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <span>
#include <thread>

#include "text/jq_batch.h"
#include "text/jq_guard.h"
#include "text/libjq.h"

namespace seaworthy::text {
namespace {

constexpr size_t kPieceSize = 128;  // the cheapest per expression on libjq 1.6

using Indices = std::vector<size_t>;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

/// From libjq's "jq: error: syntax error, unexpected $end (Unix shell quoting issues?) at
/// <top-level>, line 2:\nTEXT".
Problem to_problem(std::string message) {
  static constexpr std::string_view kPlace = " at <top-level>, line ";
  static constexpr std::array<std::array<std::string_view, 2>, 6> kWords = {
      {{"jq: error: ", ""},
       {" (Unix shell quoting issues?)", ""},
       {"$end", "end of expression"},
       {"INVALID_CHARACTER", "character"},
       {"QQSTRING_START", "string"},
       {"$undefined", "character"}}};
  Problem problem;
  if (const size_t place = message.find(kPlace); place != std::string::npos) {
    const char* digits = message.data() + place + kPlace.size();
    std::from_chars(digits, message.data() + message.size(), problem.line);
    message.resize(place);
  }
  message.resize(std::min(message.find(", expecting "), message.size()));
  for (const auto& [from, to] : kWords) replace_all(message, from, to);
  problem.message = message;
  return problem;
}

/// Compiles an expression by itself, only for libjq's message and its line.
Problem explain(const std::string& text) {
  std::string first;
  const auto keep_first = [](void* into, jv message) {
    auto& kept = *static_cast<std::string*>(into);
    if (kept.empty() && jv_get_kind(message) == JV_KIND_STRING) kept = jv_string_value(message);
    jv_free(message);
  };
  jq_state* state = jq_init();
  jq_set_error_cb(state, keep_first, &first);
  jq_compile(state, text.c_str());
  jq_teardown(&state);
  // Definitions without a body are a program, but no expression.
  return first.empty() ? Problem{1, "syntax error, not an expression"} : to_problem(first);
}

/// Halves until what fails stands alone.
void narrow(const std::vector<std::string>& texts, std::span<const size_t> indices,
            std::vector<std::optional<Problem>>& problems) {
  std::vector<std::string> piece;
  for (const size_t index : indices) piece.push_back(texts[index]);
  if (piece.empty() || Batch(piece).compiled()) return;
  if (indices.size() == 1) {
    problems[indices[0]] = explain(piece[0]);
    return;
  }
  const size_t half = indices.size() / 2;
  narrow(texts, indices.first(half), problems);
  narrow(texts, indices.subspan(half), problems);
}

int line_at(std::string_view text, size_t offset) {
  return 1 + static_cast<int>(
                 std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(offset), '\n'));
}

}  // namespace

std::vector<std::optional<Problem>> find_problems(const std::vector<std::string>& texts) {
  std::vector<std::optional<Problem>> problems(texts.size());
  Indices allowed;
  for (size_t i = 0; i < texts.size(); ++i) {
    if (const std::optional<Refusal> refusal = refuse(texts[i])) {
      problems[i] = Problem{line_at(texts[i], refusal->offset), refusal->message};
    } else {
      allowed.push_back(i);
    }
  }
  const size_t pieces = (allowed.size() + kPieceSize - 1) / kPieceSize;
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t piece = next++; piece < pieces; piece = next++) {
      const size_t start = piece * kPieceSize;
      const size_t size = std::min(kPieceSize, allowed.size() - start);
      narrow(texts, std::span(allowed).subspan(start, size), problems);
    }
  };
  std::vector<std::jthread> helpers;
  const size_t cores = std::max(1U, std::thread::hardware_concurrency());
  for (size_t i = 1; i < std::min(cores, pieces); ++i) helpers.emplace_back(work);
  work();
  helpers.clear();  // joins
  return problems;
}

}  // namespace seaworthy::text
