#!/usr/bin/env bash
# Sets everything up and runs every test: unit, golden, lint, style, schemas, sanitizers, fuzzing for a bounded time, and, on a
# reference platform of the tests' own, integration and falsification.
#
#   ./test.sh               everything
#   ./test.sh -L unit       arguments are ctest's: what all need is built, and the tests with this label are run
#
# What an area's mutants came to is kept in the cache, by a digest of all that decides it, and such a test is called skipped;
# SEAWORTHY_FRESH=1 measures everything again.
set -euo pipefail
# shellcheck source=scripts/environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/scripts/environment.sh"
# shellcheck source=scripts/build.sh
source "$ROOT/scripts/build.sh"

step "setting up" "$ROOT/scripts/setup.sh" --tests
start_upstream_build
step "building Seaworthy and its tests" build_preset release all
link_programs release
await_upstream_build
# One test a core, for those on a platform wait most of the time, and one beside them; no more: on a machine without time to spare, cases miss the
# deadlines that a sound platform meets.
ctest --test-dir "$ROOT/build/release" --parallel "$(($(nproc) + 1))" --resource-spec-file "$ROOT/tests/integration/platforms.json" \
  --output-on-failure --no-tests=error "$@"
