#pragma once
// What the API server says when it says no (k8s.io/apimachinery, meta/v1 Status), in one line for
// the user.

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/json.h"

namespace seaworthy::kube {

/// An answer that is not 2xx. what(): "cannot list pods: forbidden for user "ci" in context
/// "prod"".
class ApiError : public Error {
 public:
  ApiError(int code, std::string reason, const std::string& message, Json status = Json::object())
      : Error(message), code_(code), reason_(std::move(reason)), status_(std::move(status)) {}
  [[nodiscard]] int code() const { return code_; }
  [[nodiscard]] const std::string& reason() const {
    return reason_;
  }  ///< "NotFound", "Forbidden", "Expired" …
  /// The Status as it came; an empty object where the answer was none.
  [[nodiscard]] const Json& status() const { return status_; }
  /// Whether the answer is about who asks (401, or the authorizer's 403) and not about what is
  /// asked for, as a refusal by admission is.
  [[nodiscard]] bool refuses_caller() const;

 private:
  int code_;
  std::string reason_;
  Json status_;
};

/// The error for an answer. `purpose`: "list pods"; `body`: a Status, or whatever a proxy in
/// between made of it; `context_name`: the kubeconfig's.
[[nodiscard]] ApiError api_error(const std::string& purpose, int code, std::string_view body,
                                 const std::string& context_name);

}  // namespace seaworthy::kube
