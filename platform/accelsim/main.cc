// accelsim: the simulated accelerators of one node of the reference platform, as a kubelet plugin
// for Dynamic Resource Allocation.

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "accelsim/allocation.h"
#include "accelsim/control.h"
#include "accelsim/driver.h"
#include "accelsim/kubelet_plugin.h"
#include "accelsim/publisher.h"
#include "base/error.h"
#include "base/file.h"

namespace seaworthy::accelsim {
namespace {

constexpr Duration kApiLimit = std::chrono::seconds(30);

struct Options {
  std::string node, kubeconfig, state_dir;
  std::string plugins_dir = "/var/lib/kubelet/plugins";
  std::string registry_dir = "/var/lib/kubelet/plugins_registry";
  std::string cdi_dir = "/var/run/cdi";
  int index = 0;
  int devices = 4;
  int shared = 1;
  std::vector<std::string> lies;
};

/// To be called before any thread starts: they inherit the mask, so that the signals wait for
/// await_end().
sigset_t block_ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return set;
}

ReadAllocation from_cluster(kube::Client& client) {
  return [&client](const ClaimRef& claim) {
    const Context context = Context{}.within(kApiLimit);
    const kube::Resource claims = client.resolve(context, "resource.k8s.io/v1", "ResourceClaim");
    return allocation_of(client.get(context, claims, claim.ns, claim.name), claim.uid);
  };
}

/// The devices outlive the program, as real ones do: pods keep theirs over a restart of the driver.
void serve(const Options& options) {
  const sigset_t ending = block_ending_signals();
  const auto limit = [] { return Context{}.within(kApiLimit); };
  const auto hardware = zram_hardware();
  Driver driver(*hardware, options.state_dir,
                inventory(options.index, options.devices, options.shared));
  std::filesystem::create_directories(options.cdi_dir);
  write_file(std::filesystem::path(options.cdi_dir) / cdi_file_name(),
             to_pretty(cdi_spec(driver.cdi_devices())) + "\n");

  kube::Client client(kube::load_config({options.kubeconfig, ""}));
  Publisher publisher(limit(), client, options.node);
  const KubeletPlugin plugin(driver, from_cluster(client), options.plugins_dir,
                             options.registry_dir);
  publisher.publish(limit(), driver.devices(), {});
  publisher.guard();
  const Control control(options.state_dir, [&](const Lies& lies) {
    driver.set_lies(lies);
    publisher.publish(limit(), driver.devices(), lies);
  });
  std::fprintf(stderr, "accelsim: %zu devices on %s\n", driver.devices().size(),
               options.node.c_str());
  int signal = 0;
  sigwait(&ending, &signal);
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Simulated accelerators for one node: block devices of the kernel, advertised and injected "
      "by DRA.");
  app.require_subcommand(0, 1);
  app.add_option("--node", options.node, "the node's name");
  app.add_option("--kubeconfig", options.kubeconfig, "how to reach the API server");
  app.add_option("--state-dir", options.state_dir,
                 "where the driver keeps what it must know after a restart");
  app.add_option("--plugins-dir", options.plugins_dir, "the kubelet's folder of plugins")
      ->capture_default_str();
  app.add_option("--registry-dir", options.registry_dir,
                 "the folder in which the kubelet finds plugins")
      ->capture_default_str();
  app.add_option("--cdi-dir", options.cdi_dir,
                 "the container runtime's folder of CDI specifications")
      ->capture_default_str();
  app.add_option("--index", options.index, "the node's number: its PCI domain")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  app.add_option("--devices", options.devices, "devices held by one claim each")
      ->check(CLI::Range(0, 64))
      ->capture_default_str();
  app.add_option("--shared", options.shared, "devices shared by several claims")
      ->check(CLI::Range(0, 64))
      ->capture_default_str();
  const auto command = [&](const char* name, const char* help) {
    CLI::App* sub = app.add_subcommand(name, help);
    sub->add_option("--state-dir", options.state_dir, "the state directory of the driver")
        ->required();
    return sub;
  };
  CLI::App* lie = command(
      "lie", "Tell a running driver to lie, in these ways and no others; returns when it does.");
  lie->add_option("lies", options.lies, "of: " + CLI::detail::join(lie_names(), ", "))->required();
  CLI::App* truth =
      command("truth", "Tell a running driver to tell the truth; returns when it does.");
  CLI::App* remove = command("remove", "Take away the block devices of a driver that has ended.");
  try {
    app.parse(argc, argv);
    if (lie->parsed() || truth->parsed()) {
      tell_lies(options.state_dir, options.lies);
    } else if (remove->parsed()) {
      remove_devices(*zram_hardware(), options.state_dir);
    } else {
      for (const auto& [name, value] : {std::pair("--node", options.node),
                                        {"--kubeconfig", options.kubeconfig},
                                        {"--state-dir", options.state_dir}}) {
        if (value.empty()) throw CLI::RequiredError(name);
      }
      serve(options);
    }
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
}

}  // namespace
}  // namespace seaworthy::accelsim

int main(int argc, char** argv) {
  try {
    return seaworthy::accelsim::run(argc, argv);
  } catch (const seaworthy::UsageError& error) {
    std::fprintf(stderr, "accelsim: %s\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "accelsim: %s\n", error.what());
    return 1;
  }
}
