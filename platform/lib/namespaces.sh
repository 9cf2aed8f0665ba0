# shellcheck shell=bash
# The platform lives in PID, mount, network, UTS and IPC namespaces of its own; each node nests mount, network and UTS
# namespaces in them. Nothing is bound to a path of the host, so killing process 1 leaves nothing.

# platform_pid: process 1 of the platform as the host numbers it; fails where there is none.
platform_pid() {
  local pid
  [[ -r $STATE/init.pid ]] || return 1
  read -r pid <"$STATE/init.pid" || return 1
  # The number may have been given to another process since.
  [[ -r /proc/$pid/cmdline ]] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF "$STATE/init.ready" || return 1
  printf '%s' "$pid"
}

# in_platform COMMAND…: runs it where the control plane runs.
in_platform() {
  local pid
  pid=$(platform_pid) || fail "the platform is not up"
  nsenter --target "$pid" --pid --mount --net --uts --ipc -- "$@"
}

# in_node NODE COMMAND…: runs it as a process of the node.
in_node() {
  local node=$1 pid
  shift
  [[ -r $STATE/nodes/$node/ns.pid ]] || fail "there is no node \`$node\`; there are: ${NODES[*]}"
  read -r pid <"$STATE/nodes/$node/ns.pid"
  in_platform nsenter --target "$pid" --mount --net --uts -- "$@"
}

make_fifo() {
  rm -f "$1"
  mkfifo "$1"
}

# await_ready FIFO LOG: waits until "ready" is written to the fifo.
await_ready() {
  local word=
  read -r -t 20 word <>"$1" || true
  [[ $word == ready ]] || fail "${1##*/}: no answer; $(tail -n 3 "$2")"
}

start_platform_init() {
  local parent log=$STATE/log/init.log
  make_fifo "$STATE/init.ready"
  make_fifo "$STATE/init.ready.hold"
  # The outer unshare stays to hold the inner process; --kill-child ties their lives together.
  setsid bash -c "$CLOSE_INHERITED"'; exec "$@"' bash unshare --pid --fork --kill-child --mount-proc --mount --net --uts --ipc --propagation private \
    "$PLATFORM/lib/init.sh" seaworthy "$STATE/init.ready" </dev/null >"$log" 2>&1 &
  parent=$!
  await_ready "$STATE/init.ready" "$log"
  pgrep -P "$parent" >"$STATE/init.pid"
  disown "$parent"
}

start_node_namespaces() {
  local node=$1 log=$STATE/log/$1.log
  mkdir -p "$STATE/nodes/$node"
  make_fifo "$STATE/nodes/$node/ready"
  in_platform setsid --fork bash -c "$CLOSE_INHERITED"'; exec "$@"' bash unshare --mount --net --uts --propagation private \
    "$PLATFORM/lib/node_init.sh" "$STATE" "$node" "$STATE/nodes/$node/ready" </dev/null >"$log" 2>&1
  await_ready "$STATE/nodes/$node/ready" "$log"
}
