#include "collect/expectation.h"

#include <fmt/format.h>

#include <charconv>

namespace seaworthy::collect {

Expectation::Expectation(Session& session, const spec::Step& step, std::string name)
    : session_(session), step_(step), name_(std::move(name)) {
  if (!step.args.contains("count")) return;
  const std::string text = session.argument(step, "count");
  size_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error(
        fmt::format("{}: `count` must be a number of objects, got {}", step.where.text(), text));
  }
  count_ = count;
}

bool Expectation::holds(const std::vector<Json>& objects) {
  return holds(objects.size(), Json(objects));
}

bool Expectation::holds(const Matching& matching) {
  return holds(matching.objects().size(), matching.input());
}

template <typename Input>
bool Expectation::holds(size_t objects, const Input& input) {
  error_.clear();
  if (count_ ? objects != *count_ : objects == 0) return false;
  try {
    const std::vector<Json> outputs =
        session_.env.programs.run(step_.expressions.at(name_).text, input);
    return outputs.size() == 1 && outputs.front() == true;
  } catch (const text::JqError& error) {
    error_ = error.what();
    return false;
  }
}

void Expectation::check() const {
  if (error_.empty()) return;
  throw Error(fmt::format("{}: jq: {}", step_.expressions.at(name_).where.text(), error_));
}

}  // namespace seaworthy::collect
