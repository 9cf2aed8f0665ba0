#include <fmt/format.h>

#include <set>

#include "base/file.h"
#include "cli/command.h"
#include "cli/connection.h"
#include "cli/installation.h"
#include "run/footprint.h"
#include "store/oci.h"

namespace seaworthy::cli {
namespace {

namespace fs = std::filesystem;

int list_images(const Options& options) {
  const spec::Suite suite = load_checked_suite(suite_folder(options));
  std::set<std::string> images;
  for (const spec::Case* test : run::select(suite, options.filter)) {
    images.merge(run::footprint_of(*test, image_variables(options)).images);
  }
  for (const std::string& image : images) fmt::print("{}\n", image);
  return kExitOk;
}

/// The probe is built beside this program.
fs::path probe_binary() {
  return fs::read_symlink("/proc/self/exe").parent_path() / "seaworthy-probe";
}

int export_images(const Options& options) {
  if (options.output.empty()) throw UsageError("images export: name the archive by --output FILE");
  store::Image image;
  image.name = image_variables(options).at("PROBE_IMAGE");
  image.files = {{"/seaworthy-probe", read_file(probe_binary())}};
  image.entrypoint = {"/seaworthy-probe"};
  image.user = "65532:65532";
  const store::OciArchive archive = store::write_oci_archive(image);
  write_file(options.output, archive.bytes);
  fmt::print("{}@{}\n", image.name, archive.digest);
  return kExitOk;
}

}  // namespace

int images_command(const Options& options) {
  const std::string& action = options.words.front();
  if (action == "list") return list_images(options);
  if (action == "export") return export_images(options);
  throw UsageError("images " + action + ": there are `list` and `export`");
}

}  // namespace seaworthy::cli
