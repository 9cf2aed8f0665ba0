#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>

#include "base/diagnostics.h"
#include "base/error.h"
#include "base/text.h"
#include "base/time.h"

namespace seaworthy::cli {
namespace {

/// The raw text of options that are decoded after parsing.
struct Raw {
  int level = -1;
  std::string areas, timeout, format = "text", kinds;
};

struct Parser {
  Options& options;
  Raw& raw;
  std::unique_ptr<CLI::App> app = std::make_unique<CLI::App>(
      "Seaworthy: is this Kubernetes platform fit to carry agents?", "seaworthy");

  CLI::App* command(const char* name, const char* description, const char* examples) {
    CLI::App* sub = app->add_subcommand(name, description);
    sub->footer(std::string("Examples:\n") + examples);
    return sub;
  }
  void cluster(CLI::App* sub) {
    sub->add_option("--kubeconfig", options.cluster.kubeconfig,
                    "kubeconfig file; default: $KUBECONFIG, ~/.kube/config, the pod's service "
                    "account, the reference platform");
    sub->add_option("--context", options.cluster.context, "context of the kubeconfig");
    sub->add_option("--state", options.state, "state directory of the reference platform");
  }
  void selection(CLI::App* sub) {
    sub->add_option("--suite", options.suite, "folder of the suite");
    sub->add_option("--area", raw.areas, "only these areas, separated by commas");
    sub->add_option("--level", raw.level, "only what counts at this level or below: 0, 1 or 2")
        ->check(CLI::Range(0, 2));
    sub->add_option("--select", options.filter.globs,
                    "only cases whose id matches (*, ?), separated by commas; may be repeated")
        ->delimiter(',');
  }
  void format(CLI::App* sub) {
    sub->add_option("--format", raw.format, "text or json")->check(CLI::IsMember({"text", "json"}));
  }
  void words(CLI::App* sub, const char* name, const char* description, bool required = true) {
    CLI::Option* option = sub->add_option(name, options.words, description);
    if (required) option->required();
  }
};

void add_running(Parser& parser) {
  CLI::App* run =
      parser.command("run", "Run the cases against a cluster",
                     "  seaworthy run --level 1\n  seaworthy run --context prod --area dra,jobset\n"
                     "  seaworthy run --rerun results/latest");
  parser.cluster(run);
  parser.selection(run);
  run->add_option("--profile", parser.options.profile,
                  "what makes the levels (suite/profiles/NAME.yaml)")
      ->capture_default_str();
  run->add_option("--results", parser.options.results, "where bundles are written")
      ->capture_default_str();
  run->add_option("--parallel", parser.options.parallel, "cases at once")
      ->capture_default_str()
      ->check(CLI::Range(1, 64));
  run->add_option("--timeout", parser.raw.timeout, "of the whole run, e.g. 45m; default 2h");
  run->add_option("--image-registry", parser.options.image_registry,
                  "where the images of `seaworthy images export` were pushed");
  run->add_option("--rerun", parser.options.rerun,
                  "only the cases of this bundle that did not pass");
  run->add_flag("--dry-run", parser.options.dry_run,
                "check the arguments and the suite, and run nothing");

  CLI::App* falsify = parser.command(
      "falsify",
      "Prove the checks able to fail: apply each mutant, require its judgement to turn red",
      "  seaworthy falsify --area dra\n  seaworthy falsify --evidence results/latest --format "
      "json");
  parser.cluster(falsify);
  parser.selection(falsify);
  parser.format(falsify);
  falsify->add_option("--kind", parser.raw.kinds,
                      "only these kinds of mutants: platform, workload, evidence");
  falsify->add_option("--evidence", parser.options.evidence,
                      "a bundle: its evidence mutants alone, without a cluster");
  falsify->add_option("--parallel", parser.options.falsify_parallel, "cases at once")
      ->capture_default_str()
      ->check(CLI::Range(1, 64));
  falsify
      ->add_option("--patience", parser.options.patience,
                   "wait this share of the cases' deadlines, at least 20 s, unharmed and under "
                   "mutants alike: quicker, where the platform needs no more")
      ->capture_default_str()
      ->check(CLI::Range(0.1, 1.0));
  falsify
      ->add_option("--results", parser.options.results, "where the evidence of the trials is kept")
      ->capture_default_str();
  falsify->add_option("--image-registry", parser.options.image_registry,
                      "where the images of `seaworthy images export` were pushed");

  CLI::App* sweep = parser.command("sweep", "Find and remove what a killed run left in a cluster",
                                   "  seaworthy sweep --dry-run\n  seaworthy sweep --run 7k2m9");
  parser.cluster(sweep);
  sweep->add_option("--run", parser.options.run_id,
                    "only what this run left; else of all runs, those that still run too");
  sweep->add_flag("--expired", parser.options.expired, "only what has expired");
  sweep->add_flag("--dry-run", parser.options.dry_run, "show, and remove nothing");
}

void add_reading(Parser& parser) {
  CLI::App* list =
      parser.command("list", "List the cases",
                     "  seaworthy list --level 1\n  seaworthy list --area dra --format json");
  parser.selection(list);
  parser.format(list);

  CLI::App* explain =
      parser.command("explain", "Explain a case, a step or an oracle",
                     "  seaworthy explain dra-exclusive\n  seaworthy explain step until\n"
                     "  seaworthy explain oracle accelerator-attributes\n"
                     "  seaworthy explain steps --markdown");
  explain->add_option("--suite", parser.options.suite, "folder of the suite");
  explain->add_option("--image-registry", parser.options.image_registry,
                      "where the images of `seaworthy images export` were pushed");
  explain->add_flag("--markdown", parser.options.markdown,
                    "Markdown as it is, not laid out for a terminal");
  parser.words(explain, "what", "a case id, `step NAME`, `oracle NAME`, `steps` or `oracles`");

  CLI::App* plan = parser.command("plan", "Show what a run would do: order, instances, locks",
                                  "  seaworthy plan --level 1");
  parser.cluster(plan);
  parser.selection(plan);
  parser.format(plan);

  CLI::App* lint = parser.command("lint", "Check a suite; all findings at once",
                                  "  seaworthy lint\n  seaworthy lint mine/");
  parser.words(lint, "folder", "the suite; default: the one of this installation",
               /*required=*/false);
  parser.format(lint);

  CLI::App* rbac = parser.command("rbac", "Print the ClusterRole that the selected cases need",
                                  "  seaworthy rbac --level 1 | kubectl apply -f -");
  parser.selection(rbac);

  CLI::App* images =
      parser.command("images", "List the images that cases need, or write them as an OCI archive",
                     "  seaworthy images list\n  seaworthy images export --output images.tar");
  parser.words(images, "action", "`list` or `export`");
  parser.selection(images);
  images->add_option("--image-registry", parser.options.image_registry,
                     "where they are pushed to; the images' names begin with it");
  images->add_option("--output", parser.options.output, "the archive to write");
}

void add_bundle(Parser& parser) {
  CLI::App* verify = parser.command(
      "verify",
      "Check a bundle: every byte as sealed, every verdict derived again from its evidence",
      "  seaworthy verify results/latest");
  parser.words(verify, "bundle", "the bundle's folder");
  parser.format(verify);

  CLI::App* report = parser.command("report", "Write the reports of a bundle again",
                                    "  seaworthy report results/latest --output /tmp/report");
  parser.words(report, "bundle", "the bundle's folder");
  report
      ->add_option("--output", parser.options.output,
                   "the folder for the reports; the bundle itself is sealed")
      ->required();
}

void add_platform(Parser& parser) {
  CLI::App* up = parser.command("up", "Bring the embedded reference platform up",
                                "  seaworthy up\n  seaworthy up --kwok 100");
  up->add_option("--state", parser.options.state, "state directory");
  up->add_option("--kwok", parser.options.kwok, "simulated nodes besides the two real ones")
      ->check(CLI::Range(0, 5000));
  up->add_option("--level", parser.raw.level, "only what the cases up to this level need")
      ->check(CLI::Range(0, 2));
  for (const auto& [name, description] :
       {std::pair{"status", "Show the reference platform's processes and nodes"},
        std::pair{"down", "Take the reference platform down; nothing is left of it"}}) {
    CLI::App* sub = parser.command(name, description, (std::string("  seaworthy ") + name).c_str());
    sub->add_option("--state", parser.options.state, "state directory");
  }
  parser.command("version", "Print the version", "  seaworthy version");
  CLI::App* completion = parser.command("completion", "Print shell completion",
                                        "  source <(seaworthy completion bash)");
  parser.words(completion, "shell", "bash, zsh or fish");
}

void build(Parser& parser) {
  parser.app->require_subcommand(1);
  parser.app->set_version_flag("--version", "seaworthy " SEAWORTHY_VERSION);
  parser.app->footer(
      "Examples:\n  seaworthy run --level 1            check your cluster\n"
      "  seaworthy explain dra-exclusive     what a case proves, and how\n"
      "  seaworthy verify results/latest     derive every verdict again, offline");
  add_running(parser);
  add_reading(parser);
  add_bundle(parser);
  add_platform(parser);
}

void decode(Options& options, const Raw& raw) {
  if (raw.level >= 0) options.filter.level = raw.level;
  if (!raw.areas.empty()) options.filter.areas = split(raw.areas, ',');
  if (!raw.kinds.empty()) options.kinds = split(raw.kinds, ',');
  options.format = raw.format == "json" ? Format::kJson : Format::kText;
  for (const std::string& kind : options.kinds) {
    if (kind != "platform" && kind != "workload" && kind != "evidence") {
      throw UsageError("--kind " + kind + ": there are platform, workload and evidence");
    }
  }
  if (raw.timeout.empty()) return;
  const auto timeout = parse_duration(raw.timeout);
  if (!timeout) throw UsageError("--timeout " + raw.timeout + ": expected a duration such as 45m");
  options.timeout = std::chrono::duration_cast<std::chrono::seconds>(*timeout);
}

/// The parser says only that a command is missing where the word given is none.
void require_command(const CLI::App& app, const std::string& word) {
  if (word.starts_with('-')) return;
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands(nullptr)) names.push_back(sub->get_name());
  if (std::find(names.begin(), names.end(), word) != names.end()) return;
  const std::string near = did_you_mean(word, names);
  throw UsageError(
      "no command `" + word + "`; " +
      (near.empty() ? "there are " + join(names, ", ") : "did you mean `" + near + "`?"));
}

}  // namespace

Options parse_options(int argc, char** argv) {
  Options options;
  Raw raw;
  Parser parser{options, raw};
  build(parser);
  options.argv.assign(argv + 1, argv + argc);
  const char* state = std::getenv("SEAWORTHY_STATE");
  options.state = state != nullptr ? state : "/var/lib/seaworthy";
  try {
    parser.app->parse(argc, argv);
  } catch (const CLI::Success& answered) {  // --help, --version
    parser.app->exit(answered);
    return options;
  } catch (const CLI::ParseError& error) {
    if (argc > 1) require_command(*parser.app, argv[1]);
    throw UsageError(std::string(error.what()) + "; see `seaworthy --help`");
  }
  options.command = parser.app->get_subcommands().front()->get_name();
  decode(options, raw);
  return options;
}

std::string completion_script(const std::string& shell) {
  Options options;
  Raw raw;
  Parser parser{options, raw};
  build(parser);
  std::map<std::string, std::vector<std::string>> words;
  for (const CLI::App* sub : parser.app->get_subcommands(nullptr)) {
    for (const CLI::Option* option : sub->get_options()) {
      for (const std::string& name : option->get_lnames())
        words[sub->get_name()].push_back("--" + name);
    }
  }
  std::vector<std::string> commands;
  for (const auto& [name, flags] : words) commands.push_back(name);
  if (shell == "fish") {
    std::string out = fmt::format("complete -c seaworthy -f -n __fish_use_subcommand -a '{}'\n",
                                  join(commands, " "));
    for (const auto& [name, flags] : words) {
      for (const std::string& flag : flags) {
        out += fmt::format("complete -c seaworthy -n '__fish_seen_subcommand_from {}' -l {}\n",
                           name, flag.substr(2));
      }
    }
    return out;
  }
  if (shell != "bash" && shell != "zsh")
    throw UsageError("completion " + shell + ": there are bash, zsh and fish");
  std::string cases;
  for (const auto& [name, flags] : words)
    cases += fmt::format("    {}) words=\"{}\" ;;\n", name, join(flags, " "));
  const std::string prelude = shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
  return fmt::format(
      "{}_seaworthy() {{\n  local words=\"{}\"\n  case \"${{COMP_WORDS[1]}}\" in\n{}  esac\n"
      "  [ \"$COMP_CWORD\" = 1 ] && words=\"{}\"\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"${{COMP_WORDS[COMP_CWORD]}}\"))\n"
      "}}\ncomplete -o default -F _seaworthy seaworthy\n",
      prelude, join(commands, " "), cases, join(commands, " "));
}

}  // namespace seaworthy::cli
