#include "accelsim/kubelet_plugin.h"

#include <dra.grpc.pb.h>
#include <grpcpp/grpcpp.h>
#include <registration.grpc.pb.h>

#include <cstdio>

#include "base/error.h"

namespace seaworthy::accelsim {
namespace {

namespace dra = ::k8s::io::kubelet::pkg::apis::dra::v1;
namespace registration = ::pluginregistration;
namespace fs = std::filesystem;

/// dra/v1/types.go DRAPluginService and pluginregistration/v1/constants.go DRAPlugin.
constexpr const char* kService = "v1.DRAPlugin";
constexpr const char* kPluginType = "DRAPlugin";

void log_failure(const char* what, const dra::Claim& claim, const std::exception& error) {
  std::fprintf(stderr, "accelsim: cannot %s claim %s/%s: %s\n", what, claim.namespace_().c_str(),
               claim.name().c_str(), error.what());
}

void add_device(const Prepared& prepared, dra::NodePrepareResourceResponse& response) {
  dra::Device& device = *response.add_devices();
  device.add_request_names(prepared.allocated.request);
  device.set_pool_name(prepared.allocated.pool);
  device.set_device_name(prepared.allocated.device);
  if (!prepared.allocated.share_id.empty()) device.set_share_id(prepared.allocated.share_id);
  for (const std::string& name : prepared.injected) device.add_cdi_device_ids(cdi_id(name));
}

/// A failure of one claim is that claim's answer; the call itself succeeds.
class DraService final : public dra::DRAPlugin::Service {
 public:
  DraService(Driver& driver, ReadAllocation read_allocation)
      : driver_(driver), read_allocation_(std::move(read_allocation)) {}

  grpc::Status NodePrepareResources(grpc::ServerContext*,
                                    const dra::NodePrepareResourcesRequest* request,
                                    dra::NodePrepareResourcesResponse* response) override {
    for (const dra::Claim& claim : request->claims()) {
      dra::NodePrepareResourceResponse& answer = (*response->mutable_claims())[claim.uid()];
      try {
        const auto allocation = read_allocation_({claim.namespace_(), claim.name(), claim.uid()});
        for (const Prepared& prepared : driver_.prepare(claim.uid(), allocation))
          add_device(prepared, answer);
      } catch (const std::exception& error) {
        log_failure("prepare", claim, error);
        answer.set_error(error.what());
      }
    }
    return grpc::Status::OK;
  }

  grpc::Status NodeUnprepareResources(grpc::ServerContext*,
                                      const dra::NodeUnprepareResourcesRequest* request,
                                      dra::NodeUnprepareResourcesResponse* response) override {
    for (const dra::Claim& claim : request->claims()) {
      dra::NodeUnprepareResourceResponse& answer = (*response->mutable_claims())[claim.uid()];
      try {
        driver_.unprepare(claim.uid());
      } catch (const std::exception& error) {
        log_failure("unprepare", claim, error);
        answer.set_error(error.what());
      }
    }
    return grpc::Status::OK;
  }

 private:
  Driver& driver_;
  ReadAllocation read_allocation_;
};

class RegistrationService final : public registration::Registration::Service {
 public:
  explicit RegistrationService(std::string endpoint) : endpoint_(std::move(endpoint)) {}

  grpc::Status GetInfo(grpc::ServerContext*, const registration::InfoRequest*,
                       registration::PluginInfo* info) override {
    info->set_type(kPluginType);
    info->set_name(kDriver);
    info->set_endpoint(endpoint_);
    info->add_supported_versions(kService);
    return grpc::Status::OK;
  }

  grpc::Status NotifyRegistrationStatus(grpc::ServerContext*,
                                        const registration::RegistrationStatus* status,
                                        registration::RegistrationStatusResponse*) override {
    if (status->plugin_registered()) {
      std::fprintf(stderr, "accelsim: registered with the kubelet\n");
    } else {
      std::fprintf(stderr, "accelsim: the kubelet refused the registration: %s\n",
                   status->error().c_str());
    }
    return grpc::Status::OK;
  }

 private:
  std::string endpoint_;
};

std::unique_ptr<grpc::Server> serve(const fs::path& socket, grpc::Service& service) {
  fs::create_directories(socket.parent_path());
  fs::remove(socket);
  grpc::ServerBuilder builder;
  builder.AddListeningPort("unix:" + socket.string(), grpc::InsecureServerCredentials());
  builder.RegisterService(&service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr) throw Error("cannot serve on " + socket.string());
  return server;
}

}  // namespace

/// The registry comes last and goes first: the kubelet never finds a driver that does not answer.
struct KubeletPlugin::Impl {
  Impl(Driver& driver, ReadAllocation read_allocation, const fs::path& plugins_dir,
       const fs::path& registry_dir)
      : endpoint(plugins_dir / kDriver / "dra.sock"),
        dra_service(driver, std::move(read_allocation)),
        registration_service(endpoint.string()),
        dra_server(serve(endpoint, dra_service)),
        registration_server(
            serve(registry_dir / (std::string(kDriver) + "-reg.sock"), registration_service)) {}
  ~Impl() {
    registration_server->Shutdown();
    dra_server->Shutdown();
  }

  fs::path endpoint;
  DraService dra_service;
  RegistrationService registration_service;
  std::unique_ptr<grpc::Server> dra_server, registration_server;
};

KubeletPlugin::KubeletPlugin(Driver& driver, ReadAllocation read_allocation,
                             const fs::path& plugins_dir, const fs::path& registry_dir)
    : impl_(std::make_unique<Impl>(driver, std::move(read_allocation), plugins_dir, registry_dir)) {
}

KubeletPlugin::~KubeletPlugin() = default;

}  // namespace seaworthy::accelsim
