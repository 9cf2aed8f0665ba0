#include "store/oci.h"

#include <fmt/format.h>

#include <set>

#include "base/digest.h"
#include "base/error.h"
#include "base/json.h"
#include "store/tar.h"

namespace seaworthy::store {
namespace {

// Media types and annotations of the OCI image-spec v1.1; the last annotation is containerd's own,
// which `ctr images import` takes the full name from.
constexpr const char* kIndexType = "application/vnd.oci.image.index.v1+json";
constexpr const char* kManifestType = "application/vnd.oci.image.manifest.v1+json";
constexpr const char* kConfigType = "application/vnd.oci.image.config.v1+json";
constexpr const char* kLayerType = "application/vnd.oci.image.layer.v1.tar";
constexpr const char* kTagAnnotation = "org.opencontainers.image.ref.name";
constexpr const char* kNameAnnotation = "io.containerd.image.name";

/// A blob of the archive and what refers to it.
struct Blob {
  std::string bytes;
  std::string hex;
  Json descriptor;
};

Blob make_blob(std::string bytes, const char* media_type) {
  std::string hex = sha256_hex(bytes);
  Json descriptor = {
      {"mediaType", media_type}, {"digest", "sha256:" + hex}, {"size", bytes.size()}};
  return {std::move(bytes), std::move(hex), std::move(descriptor)};
}

std::string tag_of(const std::string& name) {
  const size_t slash = name.find('/');
  const size_t colon = name.rfind(':');
  const bool whole = slash != std::string::npos && slash > 0 && colon != std::string::npos &&
                     colon > slash + 1 && colon + 1 < name.size() &&
                     name.find('/', colon) == std::string::npos;
  if (!whole) {
    throw UsageError(fmt::format(
        "image name `{}` must have a registry and a tag, as in `seaworthy.dev/probe:0.1.0`", name));
  }
  return name.substr(colon + 1);
}

std::map<std::string, const ImageFile*> by_path(const Image& image) {
  std::map<std::string, const ImageFile*> sorted;
  for (const ImageFile& file : image.files) {
    if (file.path.size() < 2 || file.path.front() != '/') {
      throw UsageError(
          fmt::format("path `{}` in image {} must be absolute", file.path, image.name));
    }
    if (!sorted.emplace(file.path.substr(1), &file).second) {
      throw UsageError(fmt::format("path `{}` is twice in image {}", file.path, image.name));
    }
  }
  return sorted;
}

std::string layer_tar(const Image& image) {
  TarWriter tar;
  std::set<std::string> directories;
  for (const auto& [path, file] : by_path(image)) {
    for (size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      if (directories.insert(path.substr(0, slash)).second)
        tar.add_directory(path.substr(0, slash), 0755);
    }
    tar.add_file(path, file->bytes, file->mode);
  }
  return tar.finish();
}

Json image_config(const Image& image, const Blob& layer) {
  Json run = {{"Entrypoint", image.entrypoint}, {"User", image.user}, {"WorkingDir", "/"}};
  if (!image.labels.empty()) run["Labels"] = image.labels;
  return {{"architecture", image.architecture},
          {"os", "linux"},
          {"created", "1970-01-01T00:00:00Z"},
          {"config", run},
          {"rootfs", {{"type", "layers"}, {"diff_ids", Json::array({"sha256:" + layer.hex})}}}};
}

}  // namespace

OciArchive write_oci_archive(const Image& image) {
  const std::string tag = tag_of(image.name);
  const Blob layer = make_blob(layer_tar(image), kLayerType);
  const Blob config = make_blob(to_line(image_config(image, layer)), kConfigType);
  const Json manifest_json = {{"schemaVersion", 2},
                              {"mediaType", kManifestType},
                              {"config", config.descriptor},
                              {"layers", Json::array({layer.descriptor})}};
  Blob manifest = make_blob(to_line(manifest_json), kManifestType);
  manifest.descriptor["annotations"] = {{kTagAnnotation, tag}, {kNameAnnotation, image.name}};
  const Json index = {{"schemaVersion", 2},
                      {"mediaType", kIndexType},
                      {"manifests", Json::array({manifest.descriptor})}};

  TarWriter tar;
  tar.add_file("oci-layout", R"({"imageLayoutVersion":"1.0.0"})", 0644);
  tar.add_file("index.json", to_line(index), 0644);
  tar.add_directory("blobs", 0755);
  tar.add_directory("blobs/sha256", 0755);
  for (const Blob* blob : {&config, &layer, static_cast<const Blob*>(&manifest)}) {
    tar.add_file("blobs/sha256/" + blob->hex, blob->bytes, 0644);
  }
  return {tar.finish(), "sha256:" + manifest.hex};
}

}  // namespace seaworthy::store
