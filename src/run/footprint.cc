#include "run/footprint.h"

#include "collect/manifest.h"
#include "spec/variable.h"

namespace seaworthy::run {
namespace {

/// The images of the pod that an object is, or of the pod templates inside it.
void add_images(const Json& value, Footprint& footprint) {
  for (const auto& [key, member] : value.items()) {
    if (key.ends_with("ontainers") && member.is_array()) {  // containers, initContainers
      for (const Json& container : member) {
        const std::string image = string_at(container, "/image");
        if (!image.empty()) footprint.images.insert(image);
      }
    } else if (member.is_structured()) {
      add_images(member, footprint);
    }
  }
}

void add_manifest(const spec::Case& test, const std::string& file, Footprint& footprint) {
  for (const std::string& name : spec::manifests_named(test, file)) {
    for (const Json& object : collect::parse_manifest(test.manifests.at(name), name)) {
      footprint.kinds.insert(string_at(object, "/kind"));
      add_images(object, footprint);
    }
  }
}

/// The images with what `variables` say. What the case computes itself stays a name.
std::set<std::string> named(const std::set<std::string>& images,
                            const collect::Variables& variables) {
  std::set<std::string> names;
  for (std::string image : images) {
    const spec::VariableReference first =
        image.starts_with('$') ? spec::variable_at(image, 0) : spec::VariableReference{};
    const auto said = variables.find(first.name);
    if (said != variables.end()) image.replace(0, first.end, said->second.get<std::string>());
    names.insert(image);
  }
  return names;
}

}  // namespace

Footprint footprint_of(const spec::Case& test, const collect::Variables& images) {
  Footprint footprint;
  for (const spec::Step& step : test.steps) {
    if (step.verb == "apply" || step.verb == "try")
      add_manifest(test, step.args["file"], footprint);
    if (step.verb == "window" && step.args.contains("apply")) {
      add_manifest(test, step.args["apply"], footprint);
    }
    if (step.verb == "probe") {
      footprint.kinds.insert("Pod");
      footprint.images.insert("$PROBE_IMAGE");
    }
  }
  footprint.images = named(footprint.images, images);
  return footprint;
}

}  // namespace seaworthy::run
