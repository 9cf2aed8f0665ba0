#include "kube/kubeconfig_file.h"

#include "base/base64.h"
#include "base/file.h"

namespace seaworthy::kube {
namespace {

using text::Node;

UsageError error_at(const Location& where, const std::string& message) {
  return UsageError(where.text() + ": " + message);
}

/// The string under `key`; "" where it is missing or null.
std::string string_field(const Node& map, std::string_view key, const std::string& what) {
  const Node* value = map.find(key);
  if (value == nullptr || value->kind == Node::Kind::kNull) return "";
  if (value->kind != Node::Kind::kString) {
    throw error_at(value->where,
                   what + std::string(key) + ": expected a string, found " + value->kind_name());
  }
  return value->scalar.get<std::string>();
}

/// The entries of `clusters`, `users` or `contexts`; `body` is the key of an entry's body.
KubeconfigFile::Entries read_entries(const Node& root, const std::string& list,
                                     const std::string& body, const std::filesystem::path& folder) {
  KubeconfigFile::Entries entries;
  const Node* nodes = root.find(list);
  if (nodes == nullptr || nodes->kind == Node::Kind::kNull) return entries;
  if (nodes->kind != Node::Kind::kList) {
    throw error_at(nodes->where, list + ": expected a list, found " + nodes->kind_name());
  }
  for (const Node& node : nodes->items) {
    if (node.kind != Node::Kind::kMap) {
      throw error_at(node.where, list + ": expected a map with name and " + body + ", found " +
                                     node.kind_name());
    }
    const std::string name = string_field(node, "name", list + ": ");
    if (name.empty()) throw error_at(node.where, list + ": an entry has no name");
    const Node* value = node.find(body);
    if (value == nullptr || (value->kind != Node::Kind::kMap && value->kind != Node::Kind::kNull)) {
      throw error_at(value == nullptr ? node.where : value->where,
                     body + " \"" + name + "\": expected a map under `" + body + "`" +
                         (value == nullptr ? "" : std::string(", found ") + value->kind_name()));
    }
    entries.emplace(name, KubeconfigEntry{*value, folder});
  }
  return entries;
}

}  // namespace

KubeconfigFile parse_kubeconfig(std::string_view text, const std::filesystem::path& file) {
  Diagnostics diagnostics;
  const std::vector<Node> documents = text::parse_yaml(text, {file.string(), 1, 1}, diagnostics);
  for (const Diagnostic& finding : diagnostics.all()) {
    if (finding.severity == Severity::kError) throw error_at(finding.where, finding.message);
  }
  if (documents.empty()) return {};
  const Node& root = documents.front();
  if (documents.size() > 1) {
    throw error_at(documents[1].where,
                   "not a kubeconfig: expected one YAML document, found several");
  }
  if (root.kind == Node::Kind::kNull) return {};
  if (root.kind != Node::Kind::kMap) {
    throw error_at(
        root.where,
        std::string("not a kubeconfig: expected a map with clusters, users and contexts, found ") +
            root.kind_name());
  }
  const std::filesystem::path folder = file.parent_path();
  return {.clusters = read_entries(root, "clusters", "cluster", folder),
          .users = read_entries(root, "users", "user", folder),
          .contexts = read_entries(root, "contexts", "context", folder),
          .current_context = string_field(root, "current-context", "")};
}

void merge_kubeconfig(KubeconfigFile& into, KubeconfigFile later) {
  into.clusters.merge(later.clusters);
  into.users.merge(later.users);
  into.contexts.merge(later.contexts);
  if (into.current_context.empty()) into.current_context = later.current_context;
}

bool KubeconfigFields::has(std::string_view key) const {
  const Node* value = entry_.body.find(key);
  return value != nullptr && value->kind != Node::Kind::kNull;
}

std::string KubeconfigFields::text(std::string_view key) const {
  return string_field(entry_.body, key, what_ + ": ");
}

bool KubeconfigFields::flag(std::string_view key) const {
  const Node* value = entry_.body.find(key);
  if (value == nullptr || value->kind == Node::Kind::kNull) return false;
  if (value->kind != Node::Kind::kBool) {
    throw error(key, std::string(key) + ": expected true or false, found " + value->kind_name());
  }
  return value->scalar.get<bool>();
}

std::vector<std::string> KubeconfigFields::list(std::string_view key) const {
  std::vector<std::string> out;
  const Node* value = entry_.body.find(key);
  if (value == nullptr || value->kind == Node::Kind::kNull) return out;
  const auto wrong = [&](const Node& found) {
    return error(key,
                 std::string(key) + ": expected a list of strings, found " + found.kind_name());
  };
  if (value->kind != Node::Kind::kList) throw wrong(*value);
  for (const Node& item : value->items) {
    if (item.kind != Node::Kind::kString) throw wrong(item);
    out.push_back(item.scalar.get<std::string>());
  }
  return out;
}

std::string KubeconfigFields::path(std::string_view key) const {
  const std::string value = text(key);
  return value.empty() ? "" : (entry_.folder / value).lexically_normal().string();
}

std::string KubeconfigFields::bytes(const std::string& key) const {
  const std::string data = text(key + "-data");
  if (!data.empty()) {
    const std::optional<std::string> decoded = base64_decode(data);
    if (!decoded) throw error(key + "-data", key + "-data: not base64");
    return *decoded;
  }
  const std::string file = path(key);
  if (file.empty()) return "";
  try {
    return read_file(file);
  } catch (const UsageError& cause) {
    throw error(key, key + ": " + cause.what());
  }
}

UsageError KubeconfigFields::error(std::string_view key, const std::string& message) const {
  const Node* value = entry_.body.find(key);
  return error_at(value == nullptr ? entry_.body.where : value->where, what_ + ": " + message);
}

}  // namespace seaworthy::kube
