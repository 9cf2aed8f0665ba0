#include "text/jq.h"

#include <map>

#include "text/jq_batch.h"
#include "text/jq_guard.h"

namespace seaworthy::text {
namespace {

void report(const Expression& expression, const Problem& problem, Diagnostics& diagnostics) {
  // The lines of a block scalar all start in the same column.
  Location where = expression.where;
  if (where.line > 0) where.line += problem.line - 1;
  diagnostics.error(where, "jq-syntax", "jq: " + problem.message);
}

std::vector<std::string> texts_of(const std::vector<Expression>& expressions) {
  std::vector<std::string> texts;
  for (const Expression& expression : expressions) texts.push_back(expression.text);
  return texts;
}

bool all_allowed(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    if (refuse(text)) return false;
  }
  return true;
}

}  // namespace

struct Program::Impl {
  [[nodiscard]] size_t place(size_t index) const {
    if (!places.at(index)) throw JqError("the expression does not compile");
    return *places[index];
  }

  std::vector<std::optional<size_t>>
      places;  ///< of each expression in the batch; none where it is wrong
  std::unique_ptr<Batch> batch;
};

Program::Program(const std::vector<Expression>& expressions, Diagnostics& diagnostics)
    : impl_(std::make_unique<Impl>()) {
  const std::vector<std::string> texts = texts_of(expressions);
  for (size_t i = 0; i < texts.size(); ++i) impl_->places.emplace_back(i);
  if (all_allowed(texts)) {
    impl_->batch = std::make_unique<Batch>(texts);
    if (impl_->batch->compiled()) return;
  }
  const std::vector<std::optional<Problem>> problems = find_problems(texts);
  std::vector<std::string> good;
  for (size_t i = 0; i < texts.size(); ++i) {
    impl_->places[i].reset();
    if (problems[i]) {
      report(expressions[i], *problems[i], diagnostics);
    } else {
      impl_->places[i] = good.size();
      good.push_back(texts[i]);
    }
  }
  impl_->batch = std::make_unique<Batch>(good);
}

Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

std::vector<Json> Program::run(size_t index, const Json& input) const {
  return impl_->batch->run(impl_->place(index), input);
}

std::vector<Json> Program::run(size_t index, const View& view) const {
  return impl_->batch->run(impl_->place(index), view);
}

std::vector<Json> Program::run(size_t index, const ListInput& list) const {
  return impl_->batch->run(impl_->place(index), list);
}

std::optional<std::string> regex_problem(const std::string& pattern) {
  Diagnostics none;
  thread_local const Program test({{R"(. as $pattern | "" | test($pattern))", {}}}, none);
  try {
    (void)test.run(0, pattern);
    return std::nullopt;
  } catch (const JqError& error) {
    return error.what();
  }
}

std::vector<Json> evaluate(const std::string& expression, const Json& input) {
  Diagnostics diagnostics;
  const Program program({{expression, {}}}, diagnostics);
  if (diagnostics.has_errors()) throw UsageError(diagnostics.all().front().message);
  return program.run(0, input);
}

void check_expressions(const std::vector<Expression>& expressions, Diagnostics& diagnostics) {
  std::map<std::string, size_t> numbers;  // each text once
  std::vector<std::string> texts;
  for (const Expression& expression : expressions) {
    if (numbers.emplace(expression.text, texts.size()).second) texts.push_back(expression.text);
  }
  const std::vector<std::optional<Problem>> problems = find_problems(texts);
  for (const Expression& expression : expressions) {
    const std::optional<Problem>& problem = problems[numbers.at(expression.text)];
    if (problem) report(expression, *problem, diagnostics);
  }
}

}  // namespace seaworthy::text
