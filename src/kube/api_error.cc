#include "kube/api_error.h"

#include "base/text.h"

namespace seaworthy::kube {
namespace {

constexpr size_t kLongestMessage = 1024;

/// The reason of a Status that has none: see StatusReason in meta/v1/types.go.
std::string usual_reason(int code) {
  switch (code) {
    case 400:
      return "BadRequest";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "NotFound";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 422:
      return "Invalid";
    case 429:
      return "TooManyRequests";
    case 500:
      return "InternalError";
    case 503:
      return "ServiceUnavailable";
    case 504:
      return "Timeout";
    default:
      return "Unknown";
  }
}

/// The user that a refusal by an authorizer names ("… is forbidden: User "ci" cannot list …"). A
/// refusal by admission names none: it is about the object, and then this is empty.
std::string refused_user(const std::string& message) {
  constexpr std::string_view kStart = " is forbidden: User \"";
  const size_t start = message.find(kStart);
  if (start == std::string::npos) return "";
  const size_t end = message.find('"', start + kStart.size());
  if (end == std::string::npos) return "";
  return message.substr(start + kStart.size(), end - start - kStart.size());
}

}  // namespace

ApiError api_error(const std::string& purpose, int code, std::string_view body,
                   const std::string& context_name) {
  Json status = json_or_discarded(body);
  if (!status.is_object() || status.value("kind", Json()) != "Status") status = Json::object();
  std::string reason = usual_reason(code);
  std::string message = "the server answered " + std::to_string(code);
  if (!status.empty()) {
    reason = string_at(status, "/reason", reason);
    message = string_at(status, "/message", message);
  } else if (!body.empty()) {
    message += ": " + std::string(trim(body));
  }
  message = printable(message, kLongestMessage);
  const std::string user = refused_user(message);
  if (code == 401) {
    message = "the API server does not accept the credentials of context \"" + context_name + "\"";
  } else if (code == 403 && !user.empty()) {
    message = "forbidden for user \"" + user + "\" in context \"" + context_name + "\"";
  }
  return {code, reason, "cannot " + purpose + ": " + message, std::move(status)};
}

bool ApiError::refuses_caller() const {
  return code_ == 401 || (code_ == 403 && !refused_user(string_at(status_, "/message")).empty());
}

}  // namespace seaworthy::kube
