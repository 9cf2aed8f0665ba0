#include "collect/manifest.h"

#include <fmt/format.h>

#include "base/text.h"
#include "text/yaml.h"

namespace seaworthy::collect {
namespace {

[[noreturn]] void refuse(const spec::Step& step, const char* expected, const Json& got) {
  throw Error(
      fmt::format("{}: `each` must yield {}, got {}", step.where.text(), expected, to_line(got)));
}

/// The session's variables with those of each entry of `list`.
std::vector<Variables> repetitions(const Session& session, const spec::Step& step,
                                   const Json& list) {
  constexpr const char* kExpected = "a list of objects {NAME: value}";
  if (!list.is_array()) refuse(step, kExpected, list);
  std::vector<Variables> all;
  for (const Json& entry : list) {
    if (!entry.is_object()) refuse(step, kExpected, entry);
    Variables variables = session.variables;
    for (const auto& [name, value] : entry.items()) variables[name] = value;
    all.push_back(std::move(variables));
  }
  return all;
}

std::vector<Variables> repetitions(Session& session, const spec::Step& step) {
  if (step.expressions.count("each") == 0) return {session.variables};
  return repetitions(session, step, session.run_one(step, "each"));
}

void require_identity(const Json& object, const std::string& file) {
  for (const char* field : {"/apiVersion", "/kind", "/metadata/name"}) {
    if (string_at(object, field).empty()) {
      throw UsageError(
          fmt::format("{}: an object has no {}: {}", file, field + 1, to_line(object)));
    }
  }
}

/// The manifest as the step names it, and its documents.
struct Manifest {
  std::string name;
  std::vector<Json> documents;
};

Manifest read_manifest(const Session& session, const spec::Step& step, const std::string& file) {
  const std::string name = substitute(file, session.variables);
  const auto manifest = session.test.manifests.find(name);
  if (manifest == session.test.manifests.end()) {
    throw Error(
        fmt::format("{}: there is no manifest `{}` beside the case (`{}` for this instance)",
                    step.where.text(), printable(name), file));
  }
  return {name, parse_manifest(manifest->second, name)};
}

std::vector<Json> objects_of(const Session& session, const Manifest& manifest,
                             const std::vector<Variables>& repetitions) {
  std::vector<Json> objects;
  for (const Variables& variables : repetitions) {
    for (const Json& document : manifest.documents) {
      Json object = substitute(document, variables);
      require_identity(object, manifest.name);
      mark(object, session.env.run_id, session.test.id, session.env.expires);
      objects.push_back(std::move(object));
    }
  }
  return objects;
}

}  // namespace

std::vector<Json> parse_manifest(const std::string& text, const std::string& file) {
  Diagnostics diagnostics;
  std::vector<Json> documents;
  for (const text::Node& node : text::parse_yaml(text, {file, 1, 1}, diagnostics)) {
    if (node.kind != text::Node::Kind::kNull) documents.push_back(node.json());
  }
  if (diagnostics.has_errors()) throw UsageError(render(diagnostics.all().front(), text));
  return documents;
}

std::vector<Json> manifest_objects(Session& session, const spec::Step& step,
                                   const std::string& file) {
  const Manifest manifest = read_manifest(session, step, file);
  return objects_of(session, manifest, repetitions(session, step));
}

std::vector<std::vector<Json>> manifest_turns(Session& session, const spec::Step& step,
                                              const std::string& file) {
  const Manifest manifest = read_manifest(session, step, file);
  if (step.expressions.count("each") == 0) {
    return {objects_of(session, manifest, {session.variables})};
  }
  const Json turns = session.run_one(step, "each");
  if (!turns.is_array()) refuse(step, "a list of lists of objects {NAME: value}", turns);
  std::vector<std::vector<Json>> all;
  for (const Json& turn : turns) {
    all.push_back(objects_of(session, manifest, repetitions(session, step, turn)));
  }
  return all;
}

}  // namespace seaworthy::collect
