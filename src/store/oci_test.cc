#include "store/oci.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/json.h"

namespace seaworthy::store {
namespace {

Image probe() {
  return {.name = "seaworthy.dev/probe:0.1.0",
          .files = {{.path = "/seaworthy-probe", .bytes = "ELF", .mode = 0755},
                    {.path = "/etc/ssl/ca.pem", .bytes = "PEM", .mode = 0644}},
          .entrypoint = {"/seaworthy-probe"},
          .user = "65532",
          .labels = {},
          .architecture = "amd64"};
}

/// The members of a ustar archive by name; asserts each header's checksum on the way.
std::map<std::string, std::string> untar(const std::string& bytes) {
  std::map<std::string, std::string> members;
  for (size_t at = 0; at + 512 <= bytes.size() && bytes[at] != '\0';) {
    std::string header = bytes.substr(at, 512);
    const auto stored = std::stoul(header.substr(148, 6), nullptr, 8);
    header.replace(148, 8, 8, ' ');
    unsigned long sum = 0;
    for (const char byte : header) sum += static_cast<unsigned char>(byte);
    EXPECT_EQ(stored, sum) << header.c_str();
    const size_t size = std::stoul(header.substr(124, 11), nullptr, 8);
    members[header.c_str()] = bytes.substr(at + 512, size);
    at += 512 + (size + 511) / 512 * 512;
  }
  return members;
}

std::string error_of(const Image& image) {
  try {
    (void)write_oci_archive(image);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "no error";
}

TEST(OciArchive, IsTheSameBytesOnEveryWriteAndInAnyOrderOfFiles) {
  Image turned = probe();
  std::swap(turned.files[0], turned.files[1]);
  EXPECT_EQ(write_oci_archive(probe()).bytes, write_oci_archive(probe()).bytes);
  EXPECT_EQ(write_oci_archive(probe()).bytes, write_oci_archive(turned).bytes);
  EXPECT_EQ(write_oci_archive(probe()).bytes.size() % 512, 0U);
}

TEST(OciArchive, EveryDigestNamesTheBytesItStandsFor) {
  const OciArchive archive = write_oci_archive(probe());
  const auto members = untar(archive.bytes);
  const auto blob = [&](const Json& descriptor) {
    const std::string digest = descriptor.at("digest");
    const std::string& bytes = members.at("blobs/sha256/" + digest.substr(7));
    EXPECT_EQ(digest, "sha256:" + sha256_hex(bytes));
    EXPECT_EQ(descriptor.at("size"), bytes.size());
    return bytes;
  };
  const Json entry = json_of(members.at("index.json")).at("manifests").at(0);
  EXPECT_EQ(entry.at("digest"), archive.digest);
  EXPECT_EQ(entry.at("annotations").at("io.containerd.image.name"), "seaworthy.dev/probe:0.1.0");
  EXPECT_EQ(entry.at("annotations").at("org.opencontainers.image.ref.name"), "0.1.0");
  const Json manifest = json_of(blob(entry));
  const Json config = json_of(blob(manifest.at("config")));
  const std::string layer = blob(manifest.at("layers").at(0));
  EXPECT_EQ(config.at("rootfs").at("diff_ids").at(0), "sha256:" + sha256_hex(layer));
  EXPECT_EQ(config.at("config").at("User"), "65532");
  EXPECT_EQ(config.at("config").at("Entrypoint"), Json::array({"/seaworthy-probe"}));
}

TEST(OciArchive, TheLayerHoldsTheFilesAfterTheirDirectories) {
  const auto members = untar(write_oci_archive(probe()).bytes);
  const Json index = json_of(members.at("index.json"));
  const auto blob = [&](const Json& descriptor) {
    return members.at("blobs/sha256/" + descriptor.at("digest").get<std::string>().substr(7));
  };
  const auto layer = untar(blob(json_of(blob(index.at("manifests").at(0))).at("layers").at(0)));
  EXPECT_THAT(layer, testing::ElementsAre(testing::Pair("etc/", ""), testing::Pair("etc/ssl/", ""),
                                          testing::Pair("etc/ssl/ca.pem", "PEM"),
                                          testing::Pair("seaworthy-probe", "ELF")));
}

TEST(OciArchive, RefusesWhatNoClusterCouldRun) {
  Image image = probe();
  image.name = "probe";
  EXPECT_EQ(error_of(image),
            "image name `probe` must have a registry and a tag, as in `seaworthy.dev/probe:0.1.0`");
  image.name = "localhost:5000/probe";
  EXPECT_EQ(error_of(image),
            "image name `localhost:5000/probe` must have a registry and a tag, as in "
            "`seaworthy.dev/probe:0.1.0`");
  image = probe();
  image.files[0].path = "seaworthy-probe";
  EXPECT_EQ(error_of(image),
            "path `seaworthy-probe` in image seaworthy.dev/probe:0.1.0 must be absolute");
  image.files[0].path = "/etc/ssl/ca.pem";
  EXPECT_EQ(error_of(image), "path `/etc/ssl/ca.pem` is twice in image seaworthy.dev/probe:0.1.0");
}

}  // namespace
}  // namespace seaworthy::store
