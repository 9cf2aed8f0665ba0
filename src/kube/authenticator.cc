#include "kube/authenticator.h"

#include "base/base64.h"
#include "base/file.h"
#include "base/text.h"

namespace seaworthy::kube {
namespace {

std::string bearer(const std::string& token) { return token.empty() ? "" : "Bearer " + token; }

bool has_expired(const ExecCredential& credential) {
  return credential.expires && *credential.expires <= std::chrono::system_clock::now();
}

}  // namespace

Proof Authenticator::proof(const Context& context) {
  const Credentials& credentials = config_.credentials;
  Proof proof{.tls = config_.tls};
  const std::lock_guard lock(mutex_);
  if (!credentials.exec.is_null()) {
    if (!from_plugin_ || has_expired(*from_plugin_))
      from_plugin_ = run_exec_plugin(context, credentials);
    proof.authorization = bearer(from_plugin_->token);
    if (!from_plugin_->certificate_pem.empty()) {
      proof.tls.certificate_pem = from_plugin_->certificate_pem;
      proof.tls.key_pem = from_plugin_->key_pem;
    }
  } else if (!credentials.token_file.empty()) {
    proof.authorization = bearer(token_from_file());
  } else if (!credentials.token.empty()) {
    proof.authorization = bearer(credentials.token);
  } else if (!credentials.username.empty()) {
    proof.authorization =
        "Basic " + base64_encode(credentials.username + ":" + credentials.password);
  }
  return proof;
}

bool Authenticator::rejected(const Proof& proof) {
  const std::lock_guard lock(mutex_);
  if (!config_.credentials.exec.is_null()) {
    // Of several threads that were refused, the first lets the plugin run again; the others find
    // its new answer.
    const bool is_current = from_plugin_ && bearer(from_plugin_->token) == proof.authorization &&
                            (from_plugin_->certificate_pem.empty() ||
                             from_plugin_->certificate_pem == proof.tls.certificate_pem);
    if (is_current) from_plugin_.reset();
    return true;
  }
  if (config_.credentials.token_file.empty()) return false;
  file_time_ = {};
  return bearer(token_from_file()) != proof.authorization;
}

const std::string& Authenticator::token_from_file() {
  std::error_code unreadable;  // then read_file() says why
  const auto time = std::filesystem::last_write_time(config_.credentials.token_file, unreadable);
  if (unreadable || time != file_time_) {
    file_token_ = trim(read_file(config_.credentials.token_file));
    file_time_ = time;
  }
  return file_token_;
}

}  // namespace seaworthy::kube
