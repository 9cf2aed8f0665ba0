#!/usr/bin/env bash
# The platform's commands may be given again, and after a crash: `up` keeps what runs, heals what a mutant left, restarts what
# died, and begins anew where process 1 was killed; `down` may be given twice.
set -euo pipefail
platform=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
export SEAWORTHY_STATE=$work/state
trap '"$platform/down" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

# expect WHAT COMMAND…
expect() {
  local what=$1
  shift
  if "$@"; then echo "ok: $what"; else
    echo "FAIL: $what"
    exit 1
  fi
}
init() { cat "$SEAWORTHY_STATE/init.pid"; }
up() { "$platform/up" "$@" >"$work/up.log" || { cat "$work/up.log"; return 1; }; }
# refuses: whether JobSet's validating webhook is asked.
refuses() {
  "$SEAWORTHY_STATE/bin/kubectl" --kubeconfig "$SEAWORTHY_STATE/kubeconfig" get validatingwebhookconfiguration \
    jobset-validating-webhook-configuration >/dev/null
}
scheduler() { cut -d' ' -f1 "$SEAWORTHY_STATE/run/control.kube-scheduler.pid.command"; }
fails() { ! "$@" >/dev/null 2>&1; }

expect "status fails where there is no platform" fails "$platform/status"
expect "up" up
expect "status" "$platform/status"

first=$(init)
"$platform/mutants/scheduler-ignores-constraints/break"
expect "the mutant's scheduler runs" test "$(scheduler)" = "$SEAWORTHY_STATE/bin/kube-scheduler-ignores-constraints"
"$platform/mutants/jobset-webhook-off/break"
expect "the mutant took JobSet's webhook away" fails refuses
"$platform/node-exec" control kill -9 "$(cat "$SEAWORTHY_STATE/run/node-b.kubelet.pid")"
expect "status sees the dead kubelet" fails "$platform/status"
expect "up again" up
expect "the same platform runs" test "$(init)" = "$first"
expect "the scheduler is upstream's again" test "$(scheduler)" = "$SEAWORTHY_STATE/bin/kube-scheduler"
expect "JobSet's webhook is there again" refuses
expect "status after up" "$platform/status"

kill -9 "$first"
expect "status sees the dead platform" fails "$platform/status"
expect "up after a crash" up --kwok 2
expect "status after the crash" "$platform/status"
expect "two kwok nodes are ready" test "$("$SEAWORTHY_STATE/bin/kubectl" --kubeconfig "$SEAWORTHY_STATE/kubeconfig" get nodes -l type=kwok |
  grep -cw Ready)" = 2

expect "down" "$platform/down"
expect "down again" "$platform/down"
expect "nothing is left" fails ls "$SEAWORTHY_STATE"
