#include "judge/document.h"

namespace seaworthy::judge {
namespace {

/// The window of this name, made where this is its first fact.
Json& window(Json& document, const std::string& name) {
  Json& window = document[name];
  if (!window.is_object()) {
    window = {{"objects", Json::array()}, {"events", Json::array()}, {"gaps", Json::array()}};
  }
  return window;
}

/// `data` as an object: what is not one is put under `key`.
Json as_object(Json&& data, const char* key) {
  if (data.is_object()) return std::move(data);
  return data.is_null() ? Json::object() : Json{{key, std::move(data)}};
}

Json numbered(spec::Fact& fact) {
  Json entry = as_object(std::move(fact.data), "value");
  entry["fact"] = fact.number;
  return entry;
}

void add_event(Json& document, spec::Fact& fact) {
  Json event = numbered(fact);
  if (!event.contains("time")) event["time"] = fact.time;
  window(document, fact.as)["events"].push_back(std::move(event));
}

void add_feature(Json& document, spec::Fact& fact) {
  Json feature = numbered(fact);
  const std::string name = string_at(feature, "/name");
  feature.erase("name");
  document["features"][name] = std::move(feature);
}

}  // namespace

void fold(Json& document, spec::Fact& fact) {
  if (fact.kind == spec::kFactFeature) {
    add_feature(document, fact);
  } else if (fact.kind == spec::kFactResult && fact.as == "bindings") {
    document["bindings"].update(as_object(std::move(fact.data), "value"));
  } else if (fact.as.empty()) {
    return;
  } else if (fact.kind == spec::kFactEvent) {
    add_event(document, fact);
  } else if (fact.kind == spec::kFactGap) {
    window(document, fact.as)["gaps"].push_back(numbered(fact));
  } else if (fact.kind == spec::kFactWindow) {
    window(document, fact.as).update(as_object(std::move(fact.data), "objects"));
  } else if (fact.kind == spec::kFactUnmet) {
    document[fact.as] = as_object(std::move(fact.data), "objects");
    document[fact.as]["unmet"] = true;
  } else if (fact.kind == spec::kFactResult) {
    document[fact.as] = std::move(fact.data);
  }
}

Json empty_document() {
  return {{"bindings", Json::object()}, {"features", Json::object()}, {"matrix", Json::object()}};
}

Json document(const spec::Evidence& evidence) {
  Json document = empty_document();
  for (spec::Fact fact : evidence) fold(document, fact);
  return document;
}

Json take_document(spec::Evidence& evidence) {
  Json document = empty_document();
  for (spec::Fact& fact : evidence) fold(document, fact);
  return document;
}

}  // namespace seaworthy::judge
