# shellcheck shell=bash
# One command at a time builds, starts or stops platforms on this machine.

# run_alone ARGUMENT…: goes on where no other such command runs; waits for it otherwise. The lock is held by a parent process
# and not by a descriptor of this shell, which the platform's own processes would inherit.
run_alone() {
  if [[ -n ${SEAWORTHY_ALONE:-} ]]; then return; fi
  mkdir -p "$CACHE"
  flock --nonblock "$CACHE/lock" true || printf 'waiting for another command of a platform on this machine to end …\n' >&2
  SEAWORTHY_ALONE=1 exec flock --close "$CACHE/lock" "$0" "$@"
}
