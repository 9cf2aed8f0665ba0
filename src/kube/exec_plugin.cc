#include "kube/exec_plugin.h"

#include "base/subprocess.h"
#include "base/text.h"

namespace seaworthy::kube {
namespace {

/// Begins every message about a plugin.
std::string title(const Credentials& credentials) {
  return "the credential plugin \"" + string_at(credentials.exec, "/command") + "\" of user \"" +
         credentials.user + "\" ";
}

Command command_of(const Credentials& credentials) {
  const Json& exec = credentials.exec;
  Command command;
  command.argv.push_back(string_at(exec, "/command"));
  if (exec.contains("args") && exec["args"].is_array()) {
    for (const Json& argument : exec["args"]) {
      if (argument.is_string()) command.argv.push_back(argument.get<std::string>());
    }
  }
  if (exec.contains("env") && exec["env"].is_array()) {
    for (const Json& variable : exec["env"]) {
      const std::string name = string_at(variable, "/name");
      if (!name.empty()) command.env[name] = string_at(variable, "/value");
    }
  }
  Json spec = {{"interactive", false}};
  if (exec.value("provideClusterInfo", Json()) == true) spec["cluster"] = credentials.exec_cluster;
  command.env["KUBERNETES_EXEC_INFO"] = to_line(
      {{"apiVersion", string_at(exec, "/apiVersion")}, {"kind", "ExecCredential"}, {"spec", spec}});
  return command;
}

CommandResult run(const Context& context, const Credentials& credentials, Duration limit) {
  const std::string hint = string_at(credentials.exec, "/installHint");
  try {
    return run_command(context.within(limit), command_of(credentials));
  } catch (const TimedOut&) {
    if (context.expired())
      throw TransportError(title(credentials) + "did not end before the deadline");
    throw TransportError(title(credentials) + "did not end within " + format_duration(limit));
  } catch (const Cancelled&) {
    throw;
  } catch (const Error& error) {
    throw TransportError(title(credentials) + "does not run: " + error.what() +
                         (hint.empty() ? "" : "\n" + printable(hint, 1024)));
  }
}

/// Never quotes the output: it holds the credential.
ExecCredential decode(const std::string& output, const Credentials& credentials) {
  const Json answer = json_or_discarded(output);
  if (string_at(answer, "/kind") != "ExecCredential") {
    throw TransportError(title(credentials) + "did not print an ExecCredential");
  }
  const std::string wanted = string_at(credentials.exec, "/apiVersion");
  if (const std::string version = string_at(answer, "/apiVersion"); version != wanted) {
    throw TransportError(title(credentials) + "answered in " + printable(version, 100) +
                         ", but the kubeconfig asks for " + wanted);
  }
  ExecCredential credential{
      .token = string_at(answer, "/status/token"),
      .certificate_pem = string_at(answer, "/status/clientCertificateData"),
      .key_pem = string_at(answer, "/status/clientKeyData"),
      .expires = parse_time(string_at(answer, "/status/expirationTimestamp"))};
  if (credential.certificate_pem.empty() != credential.key_pem.empty()) {
    throw TransportError(title(credentials) +
                         "printed only one of clientCertificateData and clientKeyData");
  }
  if (credential.token.empty() && credential.certificate_pem.empty()) {
    throw TransportError(title(credentials) + "printed neither a token nor a client certificate");
  }
  return credential;
}

}  // namespace

ExecCredential run_exec_plugin(const Context& context, const Credentials& credentials,
                               Duration limit) {
  const CommandResult result = run(context, credentials, limit);
  if (result.exit_code != 0) {
    const std::string errors = printable(trim(result.errors), 1024);
    throw TransportError(title(credentials) + "failed with exit code " +
                         std::to_string(result.exit_code) +
                         (errors.empty() ? ", and wrote nothing to stderr" : ": " + errors));
  }
  return decode(result.output, credentials);
}

}  // namespace seaworthy::kube
