#include "spec/vocabulary.h"

#include <algorithm>

namespace seaworthy::spec {
namespace {

using Type = Argument::Type;

Argument required(std::string name, Type type, std::string help) {
  return {std::move(name), type, /*required=*/true, std::move(help), {}};
}
Argument optional(std::string name, Type type, std::string help) {
  return {std::move(name), type, /*required=*/false, std::move(help), {}};
}
Argument as_result() {
  return optional("as", Type::kString, "the name of the result in the evidence");
}
Argument otherwise() {
  return {"else",
          Type::kEnum,
          false,
          "what it means when it does not come true; default: fail in observe, inconclusive in "
          "setup and control",
          {"fail", "inconclusive"}};
}
std::vector<Argument> with_selection(std::vector<Argument> rest) {
  std::vector<Argument> all = {
      optional("apiVersion", Type::kString,
               "group and version of the kind; default: the preferred version of the server"),
      required("kind", Type::kString, "the kind of the objects"),
      optional("name", Type::kString, "only the object of this name; variables are replaced"),
      optional("selector", Type::kString, "a label selector; variables are replaced"),
      optional("namespace", Type::kString,
               "default: the namespace of the case; `*` for all namespaces"),
  };
  std::move(rest.begin(), rest.end(), std::back_inserter(all));
  return all;
}

/// Steps that change the cluster.
std::vector<StepWord> changing_steps() {
  return {
      {"apply",
       "Applies every object of a manifest (server-side apply, strict field validation), reads "
       "each back and compares: a field "
       "that the server dropped is a finding. Evidence: {objects}.",
       "file",
       {required("file", Type::kFile,
                 "a manifest beside the case; $NAMESPACE, $RUN, $NONCE, $PROBE_IMAGE, "
                 "$IMAGE_REGISTRY and bindings "
                 "are replaced; its name may hold variables of the matrix, as in "
                 "`manifests/$GANG.yaml`"),
        optional("each", Type::kJq,
                 "a list of {NAME: value}: the manifest is applied once for each, with these as "
                 "variables"),
        as_result()}},
      {"try",
       "Asks the server to create every object of a manifest (strict field validation) and records "
       "each answer, whatever it is: for what must be refused. Only an answer about who asks (401, "
       "or 403 by the authorizer) ends the case as an error. Evidence: {answers: [{code, reason, "
       "message, causes, object}]}; `code` is the HTTP status, 201 where the object was created; "
       "`object` is as stored then, else as sent.",
       "file",
       {required("file", Type::kFile, "as in apply"), optional("each", Type::kJq, "as in apply"),
        required("as", Type::kString, "the name of the result in the evidence")}},
      {"patch",
       "Merge-patches one object and records it as stored. Evidence: {objects}.",
       "",
       {optional("apiVersion", Type::kString, "group and version of the kind"),
        required("kind", Type::kString, "the kind"),
        required("name", Type::kString, "the object; variables are replaced"),
        required("patch", Type::kMap, "an RFC 7386 merge patch; variables are replaced"),
        as_result()}},
      {"delete",
       "Deletes objects, which must be there, and waits until they are gone.",
       "file",
       {optional("file", Type::kFile, "the objects of a manifest"),
        optional("each", Type::kJq, "as in apply"),
        optional("apiVersion", Type::kString, "group and version of the kind"),
        optional("kind", Type::kString, "the kind, with `selector` or `names`"),
        optional("selector", Type::kString, "a label selector; variables are replaced"),
        optional("names", Type::kJq, "a list of names"),
        {"propagation",
         Type::kEnum,
         false,
         "what becomes of the objects that they own: they go first, afterwards, or stay; default: "
         "Foreground",
         {"Foreground", "Background", "Orphan"}},
        optional("within", Type::kDuration, "default: 60s")}},
  };
}

/// Steps that wait on a watch or record it.
std::vector<StepWord> watching_steps() {
  return {
      {"until",
       "Waits on a watch, which has shown all that the case wrote before, until an expression on "
       "the list of objects is true. Evidence: {objects} as they were then.",
       "",
       with_selection(
           {required("expect", Type::kJq, "on the list of objects; must yield true"),
            optional("count", Type::kAny, "how many objects there must be; default: at least one"),
            required("within", Type::kDuration, "the deadline"),
            optional("because", Type::kString, "why it matters that it comes true"), otherwise(),
            as_result()})},
      {"window",
       "Records every watch event for a time, with proof that the watch was alive throughout. "
       "Evidence: {objects, events: "
       "[{type, object, time, fact}], gaps, from, to}; with `until` also turns: [{from, to, met}].",
       "",
       with_selection(
           {required("for", Type::kDuration,
                     "the length of the window; with `until`, the longest that a turn may take"),
            optional("apply", Type::kFile, "a manifest that is applied once the watch is open"),
            optional("each", Type::kJq,
                     "as in apply; with `until`, a list of such lists, one for each turn"),
            optional("until", Type::kJq,
                     "on the list of the objects that appeared since the turn began: where it "
                     "yields true, the next turn begins, and after the last the window ends. A "
                     "turn that it does not end is the last"),
            required("as", Type::kString, "the name of the result in the evidence")})},
  };
}

/// Steps that look once.
std::vector<StepWord> looking_steps() {
  return {
      {"list", "Lists objects once. Evidence: {objects}.", "",
       with_selection({required("as", Type::kString, "the name of the result in the evidence")})},
      {"logs",
       "Reads the logs of pods, of which at least one container must have started. Evidence: a "
       "list of {pod, node, container, lines}; a line that is a JSON object is one. A log of more "
       "than 10 000 lines is an error: what it does not say cannot be judged by those that are "
       "kept.",
       "",
       {optional("name", Type::kString, "one pod; variables are replaced"),
        optional("selector", Type::kString, "a label selector; variables are replaced"),
        optional("namespace", Type::kString, "default: the namespace of the case"),
        optional("container", Type::kString, "default: every container, init containers included"),
        as_result()}},
      {"probe",
       "Runs the probe in a pod to its end and reads what it says. Evidence: {pod, node, exitCode, "
       "lines}.",
       "",
       {optional("name", Type::kString, "the pod's name; default: probe-INDEX"),
        required("command", Type::kList, "arguments of the probe; variables are replaced"),
        optional("node", Type::kString, "pins the pod to a node; variables are replaced"),
        optional("claims", Type::kList, "names of ResourceClaims the pod uses"),
        optional("runtimeClass", Type::kString, "its RuntimeClass"),
        optional("serviceAccount", Type::kString,
                 "its ServiceAccount; default: none, and no token is mounted"),
        optional("within", Type::kDuration, "default: 60s"), otherwise(), as_result()}},
      {"capacity",
       "Sums what is free on nodes that run Linux: allocatable less the requests of running and "
       "pending pods. Evidence: {nodes: [{name, hostname, allocatable, requested, free}], free}; "
       "cpu in cores, memory in bytes; hostname is the node's label, which need not be its name.",
       "",
       {required("resource", Type::kString,
                 "cpu, memory or an extended resource; variables are replaced"),
        {"tolerates",
         Type::kEnum,
         false,
         "counts nodes with taints of this effect too; default: only what has none",
         {"NoSchedule"}},
        as_result()}},
  };
}

/// Steps that touch no cluster.
std::vector<StepWord> thinking_steps() {
  return {
      {"bind",
       "Computes variables from the evidence so far: each value is jq on the whole document and "
       "must yield one string, number or "
       "list. Evidence: .bindings.NAME; in manifests: $NAME.",
       "",
       {}},
      {"expect",
       "States what must be true for the case to mean anything. Where it is not, the steps after "
       "it make no sense and are left out.",
       "that",
       {required("that", Type::kJq, "on the whole document; must yield true"),
        optional("because", Type::kString, "what it means when it is not"), otherwise()}},
      {"sleep",
       "Does nothing for a time. Prefer `until` or `window`.",
       "for",
       {required("for", Type::kDuration, "how long")}},
  };
}

/// Oracles of area dra.
std::vector<OracleWord> accelerator_oracles() {
  return {
      {"accelerator-attributes",
       "Every device of every valid pool (all slices of its highest generation are present) "
       "normalises, by the vendor tables, to "
       "vendor, model, memory and NUMA node, each with the attribute it came from. An unknown "
       "driver, a missing or impossible value "
       "(NUMA −1, memory 0, model `Unknown`), a stale generation and an incomplete pool are "
       "findings that list what is published. Only "
       "the drivers that feature `dra` found count. "
       "Source: resource.k8s.io/v1 ResourceSlice, spec.pool; kubernetes deviceattribute.",
       {{"slices", Type::kEvidence, true, "the evidence name of a list of ResourceSlices", {}}}},
      {"accelerator-truth",
       "What a pod sees of its accelerators equals what was allocated and advertised: each "
       "allocated device is there, no other is, and "
       "vendor, model, memory and NUMA node are those of the ResourceSlice, as far as the inside "
       "tells (`inside` of the vendor table "
       "says how to look). Each claim must be reserved for one pod and be its only one. Source: "
       "resource.k8s.io/v1 ResourceClaim, "
       "status.allocation and status.reservedFor; docs/probe.md.",
       {{"slices", Type::kEvidence, true, "the evidence name of a list of ResourceSlices", {}},
        {"claims",
         Type::kEvidence,
         true,
         "the evidence name of a list of ResourceClaims, read while their pods ran",
         {}},
        {"inside", Type::kEvidence, true, "the evidence name of the probe's logs", {}}}}};
}

/// Oracles of services that agents use.
std::vector<OracleWord> service_oracles() {
  return {
      {"exposition",
       "Scrapes of metrics are read strictly, in the format that their content type names, and "
       "their series move as the use of the service must move them. Findings are: no answer or "
       "another status than 200; a content type of no exposition; each line that breaks the "
       "format, with line and column (names, labels, escapes, numbers, timestamps, a series twice, "
       "a type behind its samples, lines of a metric that are not together, histograms without "
       "`+Inf` or whose buckets do not grow, a missing `# EOF`); a series that is absent, falls, "
       "does not move, or moves by another amount. A series that is absent before counts from 0. "
       "Source: Prometheus text format 0.0.4; OpenMetrics 1.0; docs/probe.md, `http`.",
       {{"before",
         Type::kEvidence,
         true,
         "the evidence name of a `probe` step with `http`, or of its logs",
         {}},
        {"after",
         Type::kEvidence,
         false,
         "the same scrapes once more, after the service was used",
         {}},
        {"responses",
         Type::kList,
         false,
         "the names of the responses that are scrapes; default: all",
         {}},
        {"moves",
         Type::kList,
         false,
         "{series, labels, response, by}: the sum of the series of this name with these labels "
         "must rise by exactly `by`, or by `{atLeast: N}`; `labels` and `response` may be left "
         "out",
         {}}}}};
}

}  // namespace

const std::vector<StepWord>& step_words() {
  static const std::vector<StepWord> words = [] {
    std::vector<StepWord> all;
    for (auto* group : {changing_steps, watching_steps, looking_steps, thinking_steps}) {
      for (StepWord& word : group()) all.push_back(std::move(word));
    }
    return all;
  }();
  return words;
}

const StepWord* find_step(const std::string& name) {
  const auto& words = step_words();
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const StepWord& w) { return w.name == name; });
  return found == words.end() ? nullptr : &*found;
}

const std::vector<OracleWord>& oracle_words() {
  static const std::vector<OracleWord> words = [] {
    std::vector<OracleWord> all = accelerator_oracles();
    for (OracleWord& word : service_oracles()) all.push_back(std::move(word));
    return all;
  }();
  return words;
}

const OracleWord* find_oracle(const std::string& name) {
  const auto& words = oracle_words();
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const OracleWord& w) { return w.name == name; });
  return found == words.end() ? nullptr : &*found;
}

}  // namespace seaworthy::spec
