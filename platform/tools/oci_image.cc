// oci-image NAME OUTPUT --file SOURCE=/path[:mode]… --root FOLDER: writes a deterministic
// FROM-scratch image as an OCI archive and prints its digest. The platform makes all of its own
// images with it.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "store/oci.h"

namespace {

using seaworthy::UsageError;
using seaworthy::store::ImageFile;

/// "bin/pause=/pause" or "ca.pem=/etc/ca.pem:0644".
ImageFile parse_file(const std::string& argument) {
  const size_t equals = argument.find('=');
  if (equals == std::string::npos) {
    throw UsageError(fmt::format("--file `{}` must read SOURCE=/path[:mode]", argument));
  }
  ImageFile file;
  file.path = argument.substr(equals + 1);
  if (const size_t colon = file.path.find(':'); colon != std::string::npos) {
    const std::string mode = file.path.substr(colon + 1);
    const auto [end, error] = std::from_chars(mode.data(), mode.data() + mode.size(), file.mode, 8);
    if (error != std::errc() || end != mode.data() + mode.size()) {
      throw UsageError(fmt::format("`{}` in --file `{}` is not an octal mode", mode, argument));
    }
    file.path.resize(colon);
  }
  file.bytes = seaworthy::read_file(argument.substr(0, equals));
  return file;
}

/// Every file below the folder, at its path from there; executable where it is for its owner.
std::vector<ImageFile> files_below(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  if (!fs::is_directory(folder)) {
    throw UsageError(fmt::format("--root `{}` is not a folder", folder.string()));
  }
  std::vector<ImageFile> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) continue;
    if (!entry.is_regular_file()) {
      throw UsageError(fmt::format("`{}` is neither a file nor a folder", entry.path().string()));
    }
    const bool runs = (entry.status().permissions() & fs::perms::owner_exec) != fs::perms::none;
    files.push_back({.path = "/" + entry.path().lexically_relative(folder).string(),
                     .bytes = seaworthy::read_file(entry.path()),
                     .mode = runs ? 0755U : 0644U});
  }
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Writes a deterministic FROM-scratch image as an OCI archive"};
  seaworthy::store::Image image;
  std::string output;
  std::vector<std::string> files;
  app.add_option("name", image.name, "Full name with registry and tag")->required();
  app.add_option("output", output, "The archive to write")->required();
  app.add_option("--file", files, "SOURCE=/path[:mode], mode 0755 where not given");
  std::string root;
  app.add_option("--root", root, "A folder: all files below it, as they lie there");
  app.add_option("--entrypoint", image.entrypoint, "The command")->required();
  app.add_option("--user", image.user, "Numeric user, or user:group")->default_val("65532");
  CLI11_PARSE(app, argc, argv);
  try {
    for (const std::string& file : files) image.files.push_back(parse_file(file));
    if (!root.empty()) {
      for (ImageFile& file : files_below(root)) image.files.push_back(std::move(file));
    }
    if (image.files.empty()) throw UsageError("an image needs --file or --root");
    const seaworthy::store::OciArchive archive = write_oci_archive(image);
    seaworthy::write_file(output, archive.bytes);
    fmt::print("{}\n", archive.digest);
  } catch (const seaworthy::Error& error) {
    fmt::print(stderr, "oci-image: {}\n", error.what());
    return 2;
  }
  return 0;
}
