# shellcheck shell=bash
# Where everything lies. Sourced first by every command of the platform.

PLATFORM=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
REPO=$(dirname "$PLATFORM")
CACHE=${SEAWORTHY_CACHE:-${HOME:-/root}/.cache/seaworthy}/platform
STATE=${SEAWORTHY_STATE:-/var/lib/seaworthy}
NODES=(node-a node-b)

# Go's own installer does not touch the PATH of shells that nobody logged in to.
export PATH=$PATH:/usr/local/go/bin

# use_state DIR: another state directory than the default one. Everything the platform writes lies below it.
use_state() {
  mkdir -p "$1"
  STATE=$(cd "$1" && pwd -P)
  BIN=$STATE/bin
  PKI=$STATE/pki
  CONF=$STATE/conf
}

# cpp_binary NAME: the path of a program of this repository's C++ build; fails where it is not built.
cpp_binary() {
  local folder
  for folder in "${SEAWORTHY_BUILD:+$SEAWORTHY_BUILD/bin}" "$REPO/bin" "$REPO/build/dev/bin"; do
    if [[ -n $folder && -x $folder/$1 ]]; then
      printf '%s' "$folder/$1"
      return
    fi
  done
  return 1
}
