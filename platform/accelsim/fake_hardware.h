#pragma once
// Block devices that are only remembered, for tests of the driver. Not thread-safe.

#include <map>

#include "accelsim/hardware.h"
#include "base/error.h"

namespace seaworthy::accelsim {

class FakeHardware final : public Hardware {
 public:
  struct Content {
    Json identity;
    bool dirty = false;  ///< a tenant has written to it
    int scrubs = 0;
  };

  int add(uint64_t) override {
    contents[next_] = {};
    return next_++;
  }
  void remove(int id) override {
    if (busy == id) throw Error("device is open");
    contents.erase(id);
  }
  bool exists(int id) override { return contents.contains(id); }
  void scrub(int id, const Json& identity) override {
    Content& content = contents.at(id);
    content = {identity, false, content.scrubs + 1};
  }
  DeviceNumber number(int id) override { return {253, static_cast<unsigned>(id)}; }

  std::map<int, Content> contents;
  int busy = -1;

 private:
  int next_ = 1;
};

}  // namespace seaworthy::accelsim
