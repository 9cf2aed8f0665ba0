# shellcheck shell=bash
# The life of the state directory, and the end of everything in it.

# is_ours: whether the folder is a platform's state, and so may be removed. An empty one may as well.
is_ours() { [[ -e $STATE/slot || -z $(ls -A "$STATE") ]]; }

# new_state: an empty one, of nobody else's.
new_state() {
  is_ours || fail "$STATE holds something else; name another state directory with --state"
  choose_slot
  mkdir -p "$STATE"/{bin,conf,images,log,nodes,pki,run}
  chmod 700 "$STATE"/{conf,log,pki}
}

# end_processes: all of them at once, by the death of their process 1; returns when the kernel has collected them.
end_processes() {
  local pid
  pid=$(platform_pid) || return 0
  kill -9 "$pid"
  # A process 1 is gone only after all others in its namespace are.
  timeout 20 tail --sleep-interval=0.05 --pid="$pid" -f /dev/null || fail "process $pid does not end"
}

# remove_uplink: it goes with the platform's network namespace, which the kernel takes down in the background.
remove_uplink() {
  local name
  name=$(uplink_name "$(platform_slot)")
  ip link delete "$name" 2>/dev/null || true
}

take_down() {
  [[ -e $STATE/slot ]] || return 0
  end_processes
  remove_accelerators
  if owns_slot; then
    remove_uplink
    remove_cgroups
    rm "$(slot_claim "$(platform_slot)")"
  fi
  rm -rf --one-file-system "$STATE"
}
