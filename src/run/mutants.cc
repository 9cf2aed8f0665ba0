#include "run/mutants.h"

#include <fmt/format.h>

#include "base/subprocess.h"
#include "base/text.h"
#include "collect/manifest.h"

namespace seaworthy::run {
namespace {

constexpr std::chrono::minutes kScriptLimit(3);

}  // namespace

spec::Case with_workload_mutant(const spec::Case& test, const spec::Mutant& mutant,
                                const collect::Variables& variables) {
  const std::string file = collect::substitute(mutant.file, variables);
  const auto manifest = test.manifests.find(file);
  if (manifest == test.manifests.end()) throw Error("the case has no manifest " + file);
  bool changed = false;
  std::string text;
  for (const Json& document : collect::parse_manifest(manifest->second, file)) {
    for (const Json& output : text::evaluate(mutant.patch.text, document)) {
      if (!output.is_object()) throw Error("the patch yields no object but " + to_line(output));
      changed = changed || output != document;
      text += "---\n" + to_line(output) + "\n";
    }
  }
  if (text.empty()) throw Error("the patch leaves no object of " + file);
  if (!changed) throw Error("the patch changes nothing in " + file);
  spec::Case mutated = test;
  mutated.manifests[file] = text;
  return mutated;
}

BrokenPlatform::BrokenPlatform(const Context& context, const std::filesystem::path& folder,
                               const std::filesystem::path& state, const std::string& name)
    : folder_(folder / name), state_(state) {
  try {
    run_script(context, "break");
  } catch (const Error&) {
    restore();
    throw;
  }
}

BrokenPlatform::~BrokenPlatform() {
  try {
    restore();
  } catch (const Error&) {
    // Said by the next case: its baseline is not green, and its mutants are void.
  }
}

void BrokenPlatform::restore() {
  if (!broken_) return;
  broken_ = false;
  run_script(Context{}, "restore");
}

void BrokenPlatform::run_script(const Context& context, const char* script) const {
  const CommandResult result =
      run_command(context.within(kScriptLimit),
                  {{(folder_ / script).string()}, {{"SEAWORTHY_STATE", state_.string()}}, false});
  if (result.exit_code == 0) return;
  const std::string said(trim(result.errors.empty() ? result.output : result.errors));
  throw Error(fmt::format("{}/{} ended with exit code {}: {}", folder_.filename().string(), script,
                          result.exit_code, printable(said)));
}

}  // namespace seaworthy::run
