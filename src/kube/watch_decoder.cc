#include "kube/watch_decoder.h"

#include <utility>

#include "base/error.h"
#include "base/json_parse.h"
#include "base/text.h"
#include "kube/api_error.h"
#include "kube/bookkeeping.h"

namespace seaworthy::kube {
namespace {

constexpr size_t kLongestLine =
    size_t{64} << 20;  // etcd refuses objects beyond 1.5 MiB; aggregated servers may not

}  // namespace

WatchDecoder::WatchDecoder(std::string purpose, std::string context_name)
    : purpose_(std::move(purpose)), context_name_(std::move(context_name)) {}

bool WatchDecoder::feed(std::string_view bytes, const Handler& handler) {
  for (size_t end; (end = bytes.find('\n')) != std::string_view::npos;
       bytes.remove_prefix(end + 1)) {
    line_.append(bytes.substr(0, end));
    const std::string line = std::exchange(line_, "");
    if (trim(line).empty()) continue;
    if (!handler(decode(line))) return false;
  }
  line_.append(bytes);
  if (line_.size() > kLongestLine)
    throw TransportError("cannot " + purpose_ + ": a line is longer than 64 MiB");
  return true;
}

WatchEvent WatchDecoder::decode(std::string_view line) const {
  Json parsed = parse_json(line);
  const std::string type = parsed.is_object() ? string_at(parsed, "/type") : "";
  if (type.empty() || !parsed.contains("object") || !parsed["object"].is_object()) {
    throw TransportError("cannot " + purpose_ +
                         ": expected a watch event, found: " + printable(line, 200));
  }
  Json& object = parsed["object"];
  if (type == "ERROR") {
    const Json code = object.value("code", Json());
    throw api_error(purpose_, code.is_number_integer() ? code.get<int>() : 500, to_line(object),
                    context_name_);
  }
  drop_bookkeeping(object);
  return {type, std::move(object)};
}

}  // namespace seaworthy::kube
