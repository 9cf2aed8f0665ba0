#pragma once
// What a case has created, and how it goes away. Every object carries the label `seaworthy.dev/run`
// and the annotation `seaworthy.dev/expires`, so that `sweep` finds what a kill left behind.

#include <array>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "kube/client.h"
#include "kube/informer.h"

namespace seaworthy::collect {

inline constexpr const char* kRunLabel = "seaworthy.dev/run";
inline constexpr const char* kCaseLabel = "seaworthy.dev/case";
inline constexpr const char* kExpiresAnnotation = "seaworthy.dev/expires";

/// Adds the label and the annotation to an object that is about to be created.
void mark(Json& object, const std::string& run_id, const std::string& case_id, WallTime expires);

/// What `mark` wrote: a member of an object's "labels" or "annotations", or "".
[[nodiscard]] std::string mark_of(const Json& object, const char* map, const char* key);

struct ObjectName {
  kube::Resource resource;
  std::string ns, name;
  [[nodiscard]] std::string text() const;  ///< "Pod ns/name"
};

/// An object that could not be removed in time, and why.
struct Leftover {
  ObjectName object;
  std::string reason;
};

/// The watch of a kind in a namespace (empty: all) that has shown all that was made there.
using Watch = std::function<std::shared_ptr<kube::Informer>(
    const Context& context, const kube::Resource& resource, const std::string& ns)>;

class Created {
 public:
  void add(const ObjectName& object);
  /// Whether it is one of them, or lies in a namespace that is.
  [[nodiscard]] bool owns(const ObjectName& object) const;
  /// The namespaces among them.
  [[nodiscard]] std::set<std::string> namespaces() const;
  /// Deletes in reverse order. What lies in a namespace of ours goes with the namespace.
  [[nodiscard]] std::vector<Leftover> request_removal(const Context& context, kube::Client& client);
  /// Waits until all of it is gone, and returns what is not when the context ends.
  [[nodiscard]] std::vector<Leftover> await_removal(const Context& context,
                                                    const Watch& watch) const;
  /// The same but for the namespaces, which take longest.
  [[nodiscard]] std::vector<Leftover> await_removal_outside(const Context& context,
                                                            const Watch& watch) const;

 private:
  [[nodiscard]] std::vector<ObjectName> roots() const;
  [[nodiscard]] static std::vector<Leftover> await(const Context& context, const Watch& watch,
                                                   const std::vector<ObjectName>& objects);
  std::vector<ObjectName> objects_;
  std::set<std::array<std::string, 4>> known_;  ///< apiVersion, plural, namespace, name
};

}  // namespace seaworthy::collect
