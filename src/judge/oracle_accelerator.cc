#include "judge/oracle_accelerator.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "judge/accelerator.h"
#include "judge/resource_pools.h"

namespace seaworthy::judge {
namespace {

constexpr const char* kWords[] = {"vendor", "model", "memory", "numa"};

/// Collects what is found device by device: offenders, and for the report where each word came
/// from.
class Inspection {
 public:
  explicit Inspection(const std::vector<spec::Vendor>& vendors) : vendors_(vendors) {}

  void inspect(const ResourcePool& pool) {
    report_pool(pool);
    const spec::Vendor* vendor = vendor_of(pool.driver, vendors_);
    if (vendor == nullptr) {
      report_unknown_driver(pool);
      return;
    }
    if (!pool.valid()) return;
    ++pools_;
    for (const Json* device : pool.devices) inspect(pool, *device, *vendor);
  }

  [[nodiscard]] Findings findings() && {
    if (!offenders_.empty()) {
      std::string reason =
          fmt::format("{} on {}, the first: {}", counted(offenders_.size(), "finding"),
                      counted(devices_, "device"), to_line(offenders_.front().value));
      return {false, std::move(reason), std::move(offenders_)};
    }
    if (devices_ == 0) return {false, "no device in any valid pool", {}};
    return {true,
            fmt::format("{} in {}; {}", counted(devices_, "device"), counted(pools_, "pool"),
                        provenance()),
            {}};
  }

 private:
  void offend(Json value) { offenders_.push_back({std::move(value), {}}); }

  void report_pool(const ResourcePool& pool) {
    const Json base = {{"driver", pool.driver}, {"pool", pool.name}};
    const auto report = [&](std::string problem, Json slices) {
      Json value = base;
      value["problem"] = std::move(problem);
      if (!slices.empty()) value["slices"] = std::move(slices);
      offend(std::move(value));
    };
    if (!pool.complete()) {
      report(fmt::format("incomplete: {} of {} slices of generation {}", pool.slices, pool.declared,
                         pool.generation),
             {});
    }
    if (!pool.stale.empty())
      report(fmt::format("slices older than generation {}", pool.generation), pool.stale);
    if (!pool.twice.empty()) report("device named twice: " + join(pool.twice, ", "), {});
  }

  void report_unknown_driver(const ResourcePool& pool) {
    if (!unknown_drivers_.insert(pool.driver).second) return;
    std::set<std::string> names;
    for (const Json* device : pool.devices) {
      for (std::string& name : published(*device)) names.insert(std::move(name));
    }
    offend({{"driver", pool.driver},
            {"problem", "no vendor table has this driver"},
            {"published", names}});
  }

  void inspect(const ResourcePool& pool, const Json& device, const spec::Vendor& vendor) {
    ++devices_;
    const Json base = {
        {"driver", pool.driver}, {"pool", pool.name}, {"device", string_at(device, "/name")}};
    for (const char* word : kWords) {
      Json value = base;
      const auto found = property(device, pool.driver, vendor, word);
      if (!found) {
        value["missing"] = word;
        value["published"] = published(device);
        offend(std::move(value));
      } else if (const std::string wrong = flaw(word, found->value); !wrong.empty()) {
        value["wrong"] = fmt::format("{}: {}", word, wrong);
        value["value"] = found->value;
        value["from"] = found->source;
        offend(std::move(value));
      } else {
        sources_[word].insert(found->derived ? found->source + " (derived)" : found->source);
      }
    }
  }

  [[nodiscard]] std::string provenance() const {
    std::vector<std::string> parts;
    for (const char* word : kWords) {
      const auto& sources = sources_.at(word);
      parts.push_back(
          fmt::format("{} from {}", word, join({sources.begin(), sources.end()}, " or ")));
    }
    return join(parts, ", ");
  }

  const std::vector<spec::Vendor>& vendors_;
  size_t devices_ = 0;
  size_t pools_ = 0;
  std::set<std::string> unknown_drivers_;
  std::map<std::string, std::set<std::string>> sources_;
  std::vector<Offender> offenders_;
};

/// Feature `dra` names the drivers of accelerators; without its fact every driver counts.
bool counts(const Json& document, const std::string& driver) {
  const Json::json_pointer path("/features/dra/values");
  if (!document.contains(path) || !document.at(path).is_array()) return true;
  const Json& drivers = document.at(path);
  return std::find(drivers.begin(), drivers.end(), driver) != drivers.end();
}

}  // namespace

const Json& objects_of(const Json& document, const Json& with, const char* parameter) {
  const std::string name = with.value(parameter, "");
  const Json::json_pointer path("/" + name + "/objects");
  if (name.empty() || !document.contains(path) || !document.at(path).is_array()) {
    throw UnreadableEvidence(
        fmt::format("`{}`: no list of objects named `{}` in the evidence", parameter, name));
  }
  return document.at(path);
}

Findings accelerator_attributes(const Json& document, const Json& with,
                                const std::vector<spec::Vendor>& vendors) {
  Inspection inspection(vendors);
  for (const ResourcePool& pool : resource_pools(objects_of(document, with, "slices"))) {
    if (counts(document, pool.driver)) inspection.inspect(pool);
  }
  return std::move(inspection).findings();
}

}  // namespace seaworthy::judge
