#include <fmt/format.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/connection.h"
#include "cli/installation.h"
#include "run/explanation.h"
#include "spec/reference.h"
#include "text/terminal.h"

namespace seaworthy::cli {
namespace {

constexpr size_t kWidth = 100;

[[noreturn]] void unknown(const std::string& what, const std::string& name,
                          const std::vector<std::string>& candidates, const std::string& hint) {
  const std::string near = did_you_mean(name, candidates);
  throw UsageError(fmt::format("no {} `{}`; {}", what, name,
                               near.empty() ? hint : "did you mean `" + near + "`?"));
}

template <typename Word>
std::string explain_word(const char* what, const std::string& name,
                         const std::vector<Word>& words) {
  std::vector<std::string> names;
  for (const Word& word : words) {
    if (word.name == name) return spec::reference(word);
    names.push_back(word.name);
  }
  unknown(what, name, names, "there are " + join(names, ", "));
}

std::string explain_case(const Options& options, const std::string& id) {
  const spec::Suite suite = load_checked_suite(suite_folder(options));
  if (const spec::Case* test = suite.find(id)) {
    return run::explanation(suite, *test, image_variables(options));
  }
  std::vector<std::string> ids = {"steps", "oracles"};
  for (const spec::Case& test : suite.cases) ids.push_back(test.id);
  unknown("case", id, ids, "`seaworthy list` shows them all");
}

std::string explain(const Options& options) {
  const std::vector<std::string>& words = options.words;
  if (words.size() == 2 && words[0] == "step") {
    return explain_word("step", words[1], spec::step_words());
  }
  if (words.size() == 2 && words[0] == "oracle") {
    return explain_word("oracle", words[1], spec::oracle_words());
  }
  if (words.size() != 1) {
    throw UsageError("explain " + join(words, " ") +
                     ": expected a case id, `step NAME`, `oracle NAME`, `steps` or `oracles`");
  }
  if (words[0] == "steps") return spec::step_reference();
  if (words[0] == "oracles") return spec::oracle_reference();
  return explain_case(options, words[0]);
}

}  // namespace

int explain_command(const Options& options) {
  const std::string markdown = explain(options);
  fmt::print("{}", options.markdown ? markdown : text::markdown_to_terminal(markdown, kWidth));
  return kExitOk;
}

}  // namespace seaworthy::cli
