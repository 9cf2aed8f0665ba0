# shellcheck shell=bash
# The two halves of a build, side by side: this repository's C++, and upstream's programs for the reference platform.
# Sourced, after environment.sh.

# build_preset PRESET TARGET…: of the C++; what the compiler says is shown where it fails.
build_preset() {
  local preset=$1 log=$ROOT/build/$1/build.log
  shift
  mkdir -p "${log%/*}"
  if ! { (cd "$ROOT" && cmake --preset "$preset") && cmake --build "$ROOT/build/$preset" --target "$@"; } >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    fail "the C++ ($preset) does not build; all of it is in $log"
  fi
}

# start_upstream_build [ARGUMENT…]: `platform/build` in the background, in a process group of its own, which ends with this script should that end first.
start_upstream_build() {
  set -m
  "$ROOT/platform/build" "$@" &
  set +m
  upstream_build=$!
  trap 'kill -- "-$upstream_build" 2>/dev/null || true' EXIT
}

await_upstream_build() {
  wait "$upstream_build" || fail "an upstream program does not build"
  trap - EXIT
}

# link_programs PRESET: the programs of this build as bin/NAME.
link_programs() {
  local program
  mkdir -p "$ROOT/bin"
  for program in "$ROOT/build/$1/bin"/*; do ln -sfn "../build/$1/bin/${program##*/}" "$ROOT/bin/${program##*/}"; done
}
