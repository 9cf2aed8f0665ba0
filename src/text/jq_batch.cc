#include "text/jq_batch.h"

#include <cstdlib>
#include <filesystem>

#include "text/input_members.h"
#include "text/jq.h"
#include "text/jq_value.h"
#include "text/libjq.h"

namespace seaworthy::text {
namespace {

constexpr size_t kMostResults = 100'000;

/// libjq puts the definitions of a file ~/.jq in front of every program, unasked: they could change
/// what `length` means.
void require_no_home_library() {
  const char* home = std::getenv("HOME");
  if (home == nullptr) return;
  const std::filesystem::path library = std::filesystem::path(home) / ".jq";
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(library, ignored)) return;
  throw UsageError("cannot evaluate expressions: libjq would put the definitions of " +
                   library.string() +
                   " in front of each; rename the file, or set HOME to another folder");
}

void free_state(jq_state* state) { jq_teardown(&state); }

std::string program_of(const std::vector<std::string>& texts) {
  std::string program = ".[0] as $__index | .[1] | ";
  for (size_t i = 0; i < texts.size(); ++i) {
    // On lines of their own, so that a comment at the end of an expression ends there.
    program +=
        (i == 0 ? "if $__index == " : " elif $__index == ") + std::to_string(i) + " then (\n";
    program += texts[i] + "\n)";
  }
  return program + (texts.empty() ? "empty" : " else empty end");
}

/// The text of a runtime error: what was thrown, as it is if a string.
std::string message_of(jv invalid) {
  const Json thrown = from_jv(jv_invalid_get_msg(invalid));
  return thrown.is_string() ? thrown.get<std::string>() : to_line(thrown);
}

}  // namespace

Batch::Batch(const std::vector<std::string>& texts) : state_(nullptr, &free_state) {
  require_no_home_library();
  state_.reset(jq_init());
  if (!state_) throw Error("cannot start libjq: out of memory");
  const auto discard = [](void*, jv message) { jv_free(message); };
  jq_set_error_cb(state_.get(), discard, nullptr);
  compiled_ = jq_compile(state_.get(), program_of(texts).c_str()) != 0;
}

std::vector<Json> Batch::run(size_t index, const Json& input) const {
  return run_on(index, ValueMaker().make(input));
}

std::vector<Json> Batch::run(size_t index, const View& view) const {
  return run_on(index, view.input.members().show(view.names));
}

std::vector<Json> Batch::run(size_t index, const ListInput& list) const {
  return run_on(index, jv_copy(list.list().values));
}

std::vector<Json> Batch::run_on(size_t index, jv input) const {
  jv pair =
      jv_array_append(jv_array_append(jv_array(), jv_number(static_cast<double>(index))), input);
  jq_start(state_.get(), pair, 0);
  std::vector<Json> results;
  jv result = jq_next(state_.get());
  for (; jv_is_valid(result); result = jq_next(state_.get())) {
    if (results.size() == kMostResults) {
      jv_free(result);
      // What it still holds of the input is let go on this thread: it is counted without locks.
      jq_start(state_.get(), jv_null(), 0);
      throw JqError("more than " + std::to_string(kMostResults) + " results");
    }
    results.push_back(from_jv(result));
  }
  if (jv_invalid_has_msg(jv_copy(result))) throw JqError(message_of(result));
  jv_free(result);
  return results;
}

}  // namespace seaworthy::text
