#pragma once
// Which objects a step looks at: its arguments apiVersion, kind, name, selector, namespace.

#include <string>
#include <vector>

#include "collect/selector.h"
#include "collect/session.h"

namespace seaworthy::collect {

struct Selected {
  kube::Resource resource;
  std::string ns;      ///< empty: all namespaces, or a cluster-wide kind
  std::string name;    ///< or empty
  std::string labels;  ///< the selector as text
  LabelSelector selector;

  [[nodiscard]] bool matches(const Json& object) const;
  [[nodiscard]] std::vector<Json> filter(std::vector<Json> objects) const;
};

/// The object of this name, or nullptr. REQUIRES: names are unique in `objects`, as in one
/// namespace.
[[nodiscard]] const Json* find_named(const std::vector<Json>& objects, const std::string& name);

[[nodiscard]] Selected select(const Context& context, Session& session, const spec::Step& step);

}  // namespace seaworthy::collect
