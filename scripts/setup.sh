#!/usr/bin/env bash
# Installs the Debian packages that are missing, and checks that Go is there. Takes a moment where all is.
#
#   scripts/setup.sh              what building Seaworthy takes
#   scripts/setup.sh --platform   what the reference platform takes as well
#   scripts/setup.sh --tests      what the tests take as well
set -euo pipefail
# shellcheck source=environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

packages=(
  build-essential ca-certificates ccache cmake cmark ninja-build pkg-config
  libboost1.81-dev libcli11-dev libcmark-dev libcurl4-openssl-dev libfmt-dev libgmock-dev libgtest-dev libjq-dev libkainjow-mustache-dev
  libonig-dev libre2-dev libsimdjson-dev libsqlite3-dev libssl-dev libyaml-cpp-dev nlohmann-json3-dev
)
# Building runc, making namespaces and packet filters; the simulated accelerator speaks the kubelet's gRPC; Python runs the model server.
platform_packages=(
  curl iproute2 libgomp1 libgrpc++-dev libprotobuf-dev libseccomp-dev nftables patch procps protobuf-compiler protobuf-compiler-grpc
  python3 python3-pip util-linux
)
test_packages=(
  clang-19 clang-format-19 jq libclang-rt-19-dev libfuzzer-19-dev libxml2-utils python3 python3-jsonschema python3-venv python3-yaml
  shellcheck
)
case ${1:-} in
  --platform) packages+=("${platform_packages[@]}") ;;
  --tests) packages+=("${platform_packages[@]}" "${test_packages[@]}") ;;
  '') ;;
  *) fail "unknown argument \`$1\`; see the head of $0" ;;
esac

# missing_packages: those that are not installed, one a line.
missing_packages() {
  comm -23 <(printf '%s\n' "${packages[@]}" | sort -u) \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null | sed -n 's/^installed //p' | sort)
}

install_packages() {
  ((EUID == 0)) || fail "these packages are missing, and installing them needs root: apt-get install $*"
  # Another installation, such as a machine's own first update, is waited for.
  local patience=(-o DPkg::Lock::Timeout=600)
  apt-get "${patience[@]}" update -qq
  DEBIAN_FRONTEND=noninteractive apt-get "${patience[@]}" install -qq -y --no-install-recommends "$@" >/dev/null
}

# needed_go: the newest version that one of the pinned modules asks for.
needed_go() { sed -n 's/^go //p' "$ROOT"/platform/go/*/go.mod | sort -V | tail -1; }

# found_go: the version of the toolchain that builds these modules; a go of 1.21 or later fetches a newer one where it may.
found_go() { (cd "$ROOT/platform/go/kubernetes" && go env GOVERSION 2>/dev/null) || go version | awk '{print $3}'; }

check_go() {
  local needed found
  needed=$(needed_go)
  command -v go >/dev/null ||
    fail "Go $needed or later is needed to build the reference platform (Debian's golang is too old): install it from https://go.dev/dl/ and put its bin folder on the PATH"
  found=$(found_go)
  [[ $(printf '%s\n' "$needed" "${found#go}" | sort -V | head -1) == "$needed" ]] ||
    fail "Go $needed or later is needed to build the reference platform; $(command -v go) is ${found#go}"
}

[[ -e /etc/debian_version ]] || fail "this script knows Debian 12; elsewhere, install the equivalents of: ${packages[*]}"
mapfile -t missing < <(missing_packages)
if ((${#missing[@]})); then step "installing ${missing[*]}" install_packages "${missing[@]}"; fi
if [[ ${1:-} ]]; then check_go; fi
