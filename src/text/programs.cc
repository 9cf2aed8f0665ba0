#include "text/programs.h"

namespace seaworthy::text {
namespace {

/// Compiling grows faster than linearly, and cases that run side by side should not wait for one
/// another.
constexpr size_t kShareSize = 50;

}  // namespace

Programs::Programs(const std::vector<Expression>& expressions) {
  for (const Expression& expression : expressions) {
    if (places_.count(expression.text) != 0) continue;
    if (shares_.empty() || shares_.back()->expressions.size() == kShareSize)
      shares_.push_back(std::make_unique<Share>());
    Share& share = *shares_.back();
    places_[expression.text] = {&share, share.expressions.size()};
    share.expressions.push_back(expression);
  }
}

template <typename Value>
std::vector<Json> Programs::run_on(const std::string& text, const Value& input) const {
  const Place place = places_.at(text);
  const std::lock_guard lock(place.share->mutex);
  if (!place.share->program) {
    Diagnostics ignored;  // `lint` shows them; running a broken expression is a JqError
    place.share->program = std::make_unique<Program>(place.share->expressions, ignored);
  }
  return place.share->program->run(place.index, input);
}

std::vector<Json> Programs::run(const std::string& text, const Json& input) const {
  return run_on(text, input);
}

std::vector<Json> Programs::run(const std::string& text, const View& view) const {
  return run_on(text, view);
}

std::vector<Json> Programs::run(const std::string& text, const ListInput& list) const {
  return run_on(text, list);
}

}  // namespace seaworthy::text
