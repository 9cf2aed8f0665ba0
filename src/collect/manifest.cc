#include "collect/manifest.h"

#include <fmt/format.h>

#include "base/text.h"
#include "text/yaml.h"

namespace seaworthy::collect {
namespace {

std::vector<Variables> repetitions(Session& session, const spec::Step& step) {
  if (step.expressions.count("each") == 0) return {session.variables};
  const Json list = session.run_one(step, "each");
  const auto refuse = [&](const Json& got) {
    throw Error(fmt::format("{}: `each` must yield a list of objects {{NAME: value}}, got {}",
                            step.where.text(), to_line(got)));
  };
  if (!list.is_array()) refuse(list);
  std::vector<Variables> all;
  for (const Json& entry : list) {
    if (!entry.is_object()) refuse(entry);
    Variables variables = session.variables;
    for (const auto& [name, value] : entry.items()) variables[name] = value;
    all.push_back(std::move(variables));
  }
  return all;
}

void require_identity(const Json& object, const std::string& file) {
  for (const char* field : {"/apiVersion", "/kind", "/metadata/name"}) {
    if (string_at(object, field).empty()) {
      throw UsageError(
          fmt::format("{}: an object has no {}: {}", file, field + 1, to_line(object)));
    }
  }
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
  const std::string name = substitute(file, session.variables);
  const auto manifest = session.test.manifests.find(name);
  if (manifest == session.test.manifests.end()) {
    throw Error(
        fmt::format("{}: there is no manifest `{}` beside the case (`{}` for this instance)",
                    step.where.text(), printable(name), file));
  }
  const std::vector<Json> documents = parse_manifest(manifest->second, name);
  std::vector<Json> objects;
  for (const Variables& variables : repetitions(session, step)) {
    for (const Json& document : documents) {
      Json object = substitute(document, variables);
      require_identity(object, name);
      mark(object, session.env.run_id, session.test.id, session.env.expires);
      objects.push_back(std::move(object));
    }
  }
  return objects;
}

}  // namespace seaworthy::collect
