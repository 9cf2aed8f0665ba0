#pragma once
// A container image FROM scratch as an OCI archive (image-spec v1.1, "Image Layout" in a tar): what
// `ctr images import` and `skopeo copy oci-archive:` read. One uncompressed layer; the same image
// is the same bytes, whenever and wherever it is written. Free functions without state.

#include <map>
#include <string>
#include <vector>

namespace seaworthy::store {

struct ImageFile {
  std::string path;  ///< absolute, as a container sees it: "/seaworthy-probe"
  std::string bytes;
  unsigned mode = 0755;
};

struct Image {
  std::string name;  ///< with registry and tag: "seaworthy.dev/probe:0.1.0"
  std::vector<ImageFile> files;
  std::vector<std::string> entrypoint;
  std::string
      user;  ///< numeric, so that Kubernetes' runAsNonRoot can tell: "65532" or "65532:65532"
  std::map<std::string, std::string> labels;
  std::string architecture = "amd64";
};

struct OciArchive {
  std::string bytes;   ///< the tar
  std::string digest;  ///< of the image's manifest, as a cluster names it: "sha256:…"
};

/// Files are written in the order of their paths, their parent directories before them (0755).
/// Throws UsageError for a name without registry or tag, for a path that is not absolute, and for a
/// path that is there twice.
[[nodiscard]] OciArchive write_oci_archive(const Image& image);

}  // namespace seaworthy::store
