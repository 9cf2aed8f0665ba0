#include "accelsim/publisher.h"

#include <gmock/gmock.h>

#include <condition_variable>
#include <map>

#include "kube/fake_transport.h"

namespace seaworthy::accelsim {
namespace {

using namespace std::chrono_literals;  // NOLINT
using ::testing::ElementsAre;

constexpr const char* kSlicesPath = "/apis/resource.k8s.io/v1/resourceslices";

/// An API server with one node, that keeps ResourceSlices. A watch ends when something changes,
/// with what changed.
class FakeCluster {
 public:
  http::Response operator()(const http::Request& request) {
    const std::string path = request.url.substr(std::string("https://api").size());
    std::unique_lock lock(mutex_);
    if (path.starts_with("/apis?") || path == "/apis") return ok(kGroups);
    if (path.starts_with("/api?") || path == "/api") return ok(kCore);
    if (path.starts_with("/api/v1/nodes/node-a"))
      return ok(R"({"metadata": {"name": "node-a", "uid": "n-1"}})");
    if (path.find("watch=") != std::string::npos) return watch(lock);
    if (!path.starts_with(kSlicesPath))
      return {404, {}, R"({"kind": "Status", "message": "not found"})"};
    const std::string name = path.substr(std::string(kSlicesPath).size(),
                                         path.find('?') - std::string(kSlicesPath).size());
    if (request.method == "PATCH") return put(name.substr(1), json_of(request.body));
    if (request.method == "DELETE") return erase(name.substr(1));
    return list();
  }

  void put_slice(const std::string& name, int generation) {
    const std::lock_guard lock(mutex_);
    put(name, {{"metadata", {{"name", name}}}, {"spec", {{"pool", {{"generation", generation}}}}}});
  }
  void erase_slice(const std::string& name) {
    const std::lock_guard lock(mutex_);
    erase(name);
  }
  /// "NAME@GENERATION" of each, once there are so many.
  std::vector<std::string> slices(size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, 20s, [&] { return slices_.size() == count; });
    std::vector<std::string> out;
    for (const auto& [name, slice] : slices_) {
      out.push_back(name + "@" + to_line(slice.at("/spec/pool/generation"_json_pointer)));
    }
    return out;
  }
  /// Lets the watches end: a fake transport cannot be interrupted.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  static constexpr const char* kCore =
      R"({"kind": "APIGroupDiscoveryList", "items": [{"metadata": {"name": ""},
    "versions": [{"version": "v1", "resources": [
      {"resource": "nodes", "responseKind": {"kind": "Node"}, "scope": "Cluster", "verbs": ["get"]}]}]}]})";
  static constexpr const char* kGroups =
      R"({"kind": "APIGroupDiscoveryList", "items": [{"metadata": {"name": "resource.k8s.io"},
    "versions": [{"version": "v1", "resources": [{"resource": "resourceslices", "responseKind": {"kind": "ResourceSlice"},
      "scope": "Cluster", "verbs": ["list", "watch"]}]}]}]})";

  static http::Response ok(const std::string& body) { return {200, {}, body}; }

  http::Response put(const std::string& name, Json slice) {
    const std::string type = slices_.contains(name) ? "MODIFIED" : "ADDED";
    slice["metadata"]["resourceVersion"] = std::to_string(++version_);
    slices_[name] = slice;
    events_.push_back({{"type", type}, {"object", slice}});
    changed_.notify_all();
    return ok(to_line(slice));
  }
  http::Response erase(const std::string& name) {
    Json slice = slices_.at(name);
    slice["metadata"]["resourceVersion"] = std::to_string(++version_);
    slices_.erase(name);
    events_.push_back({{"type", "DELETED"}, {"object", slice}});
    changed_.notify_all();
    return ok(to_line(slice));
  }
  http::Response list() {
    Json items = Json::array();
    for (const auto& [name, slice] : slices_) items.push_back(slice);
    seen_ = events_.size();
    return ok(
        to_line({{"metadata", {{"resourceVersion", std::to_string(version_)}}}, {"items", items}}));
  }
  http::Response watch(std::unique_lock<std::mutex>& lock) {
    changed_.wait(lock, [&] { return closed_ || seen_ < events_.size(); });
    std::string lines;
    for (; seen_ < events_.size(); ++seen_) lines += to_line(events_[seen_]) + "\n";
    return ok(lines);
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool closed_ = false;
  int version_ = 1;
  size_t seen_ = 0;
  std::vector<Json> events_;
  std::map<std::string, Json> slices_;
};

class PublisherTest : public ::testing::Test {
 protected:
  PublisherTest() {
    kube::Config config;
    config.server = "https://api";
    client_ = std::make_unique<kube::Client>(
        config, std::make_unique<kube::FakeTransport>(
                    [this](const http::Request& request) { return cluster_(request); }));
  }

  const Context soon_ = Context{}.within(20s);
  const std::vector<Device> devices_ = inventory(0, 4, 1);
  FakeCluster cluster_;
  std::unique_ptr<kube::Client> client_;
};

TEST_F(PublisherTest, ReplacesWhatAnEarlierDriverLeft) {
  cluster_.put_slice("node-a-accelsim", 4);
  cluster_.put_slice("node-a-forgotten", 9);
  Publisher publisher(soon_, *client_, "node-a");
  publisher.publish(soon_, devices_, {});
  EXPECT_THAT(cluster_.slices(1), ElementsAre("node-a-accelsim@11"));
}

TEST_F(PublisherTest, LeavesAStaleSliceOnlyWhileItLies) {
  Publisher publisher(soon_, *client_, "node-a");
  publisher.publish(soon_, devices_, {Lie::kStaleGeneration});
  EXPECT_THAT(cluster_.slices(2), ElementsAre("node-a-accelsim@2", "node-a-accelsim-stale@1"));
  publisher.publish(soon_, devices_, {});
  EXPECT_THAT(cluster_.slices(1), ElementsAre("node-a-accelsim@4"));
}

TEST_F(PublisherTest, PutsBackWhatIsDeleted) {
  Publisher publisher(soon_, *client_, "node-a");
  publisher.publish(soon_, devices_, {});
  publisher.guard();
  cluster_.erase_slice("node-a-accelsim");
  EXPECT_THAT(cluster_.slices(1), ElementsAre("node-a-accelsim@2"));
  cluster_.close();
}

TEST_F(PublisherTest, RefusesANodeThatIsNotThere) {
  EXPECT_THROW(Publisher(soon_, *client_, "node-z"), kube::ApiError);
}

}  // namespace
}  // namespace seaworthy::accelsim
