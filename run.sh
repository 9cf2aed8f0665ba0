#!/usr/bin/env bash
# Sets everything up and runs the suite: on the embedded reference platform, or on the cluster of a kubeconfig.
#
#   ./run.sh                              the whole suite, on the reference platform
#   ./run.sh --area dra --level 1         arguments are those of `seaworthy run`
#   ./run.sh --kubeconfig FILE            your own cluster; no platform is built or started
#
# The first run builds Kubernetes and takes a while, the shortest with `--level 0`, for which less is built; an interrupted one goes on
# where it was. The platform stays up for the next run: `bin/seaworthy down` ends it. Exit codes are those of `seaworthy run`.
set -euo pipefail
# shellcheck source=scripts/environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/scripts/environment.sh"
# shellcheck source=scripts/build.sh
source "$ROOT/scripts/build.sh"

own_cluster='' previous='' level=()
for argument in "$@"; do
  case $previous$argument in --level[012] | --level=[012]) level=(--level "${argument#--level=}") ;; esac
  previous=$argument
  case $argument in
    --kubeconfig | --kubeconfig=* | --context | --context=*) own_cluster=1 ;;
    --help | -h)
      sed -n '2,/^set/{s/^# \{0,1\}//;/^set/!p}' "${BASH_SOURCE[0]}"
      if [[ -x $ROOT/bin/seaworthy ]]; then exec "$ROOT/bin/seaworthy" run --help; fi
      exit
      ;;
  esac
done

if [[ $own_cluster ]]; then
  step "setting up" "$ROOT/scripts/setup.sh"
  step "building Seaworthy" build_preset client seaworthy seaworthy-probe oci-image
  link_programs client
  exec "$ROOT/bin/seaworthy" run "$@"
fi

step "setting up" "$ROOT/scripts/setup.sh" --platform
start_upstream_build "${level[@]}"
step "building Seaworthy" build_preset release seaworthy seaworthy-probe accelsim oci-image visible-devices-runtime
link_programs release
# What is wrong with the arguments is said now, and not after an hour of building.
"$ROOT/bin/seaworthy" run --dry-run "$@"
await_upstream_build
state=${SEAWORTHY_STATE:-/var/lib/seaworthy}
"$ROOT/platform/up" --state "$state" "${level[@]}"
exec "$ROOT/bin/seaworthy" run --kubeconfig "$state/kubeconfig" "$@"
