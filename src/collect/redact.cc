#include "collect/redact.h"

#include "base/digest.h"

namespace seaworthy::collect {
namespace {

// kubectl keeps whole manifests, Secrets included, in this annotation.
constexpr const char* kLastApplied = "kubectl.kubernetes.io/last-applied-configuration";

void replace_values(Json& object, const char* field) {
  if (!object.contains(field) || !object[field].is_object()) return;
  for (Json& value : object[field]) value = "sha256:" + sha256_hex(to_line(value));
}

}  // namespace

void redact(Json& value) {
  if (value.is_array()) {
    for (Json& item : value) redact(item);
  }
  if (!value.is_object()) return;
  if (value.contains("kind") && value["kind"] == "Secret") {
    replace_values(value, "data");
    replace_values(value, "stringData");
    const Json::json_pointer annotation =
        Json::json_pointer("/metadata/annotations") / kLastApplied;
    if (value.contains(annotation))
      value[annotation] = "sha256:" + sha256_hex(to_line(value[annotation]));
  }
  if (value.contains("metadata") && value["metadata"].is_object())
    value["metadata"].erase("managedFields");
  for (Json& member : value) redact(member);
}

}  // namespace seaworthy::collect
