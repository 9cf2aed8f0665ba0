#pragma once
// What `http` is asked for, and how it asks. docs/probe.md has the fields.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "probe/arguments.h"
#include "probe/exchange.h"
#include "probe/meet.h"

namespace seaworthy::probe {

struct NamedRequest {
  std::string name;
  HttpRequest request;
  int times = 1;
  std::optional<int> retry_until;  ///< a status: asked again until it comes or the time is up
};

struct HttpCommand {
  std::vector<NamedRequest> requests;
  std::chrono::milliseconds within{60000};  ///< for all of them together
};

/// Throws UsageError that names the request and the field.
[[nodiscard]] HttpCommand parse_http(const Arguments& arguments);

/// Sends one after another, and says each answer.
void say_responses(const HttpCommand& command, const Say& say);

}  // namespace seaworthy::probe
