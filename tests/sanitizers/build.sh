#!/usr/bin/env bash
# Builds what tests/CMakeLists.txt runs of a sanitized build, in the time that tests on a platform leave over: they have deadlines.
#
#   build.sh asan sanitized_tests fuzz_targets
set -euo pipefail
# shellcheck source=../../scripts/environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/environment.sh"
# shellcheck source=../../scripts/build.sh
source "$ROOT/scripts/build.sh"

# Linux shares its processors out among sessions first, where it does so at all, and then within each.
last_in_line() {
  if [[ -w /proc/self/autogroup ]]; then echo 19 >/proc/self/autogroup; fi
  renice -n 19 "$BASHPID" >/dev/null
}

if [[ ${1:-} != --in-session ]]; then
  setsid "$0" --in-session "$@" &
  session=$!
  trap 'kill -- "-$session" 2>/dev/null || true' EXIT
  wait "$session"
  exit
fi
last_in_line
build_preset "${@:2}"
